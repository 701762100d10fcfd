package jp.akashi.demo.people;

import java.util.List;
import java.util.stream.Stream;
import jp.akashi.demo.people.DemoPerson.Registration;
import jp.akashi.demo.people.DemoPerson.ReportedDose;

/// The people's records as the feeds' rows, for each municipality that sends them.
final class RecordRows {
    private RecordRows() {}

    /// The municipalities that know any of the people.
    static List<String> municipalities(List<DemoPerson> people) {
        return people.stream()
                .flatMap(person -> person.registrations().stream())
                .map(Registration::municipality)
                .distinct()
                .toList();
    }

    /// 自治体コード, 宛名番号, 接種券番号, 個人番号, 氏名, カナ氏名, 生年月日, 性別, 支援措置.
    static List<List<String>> targets(String municipality, List<DemoPerson> people) {
        return people.stream()
                .flatMap(person -> registered(municipality, person).map(here -> target(person, here)))
                .toList();
    }

    /// 自治体コード, 接種券番号, 接種回, 接種日, ワクチン, ロット番号, 接種会場名, 接種医師名, 接種自治体コード.
    static List<List<String>> doses(String municipality, List<DemoPerson> people) {
        return people.stream()
                .flatMap(person -> registered(municipality, person))
                .flatMap(here -> here.doses().stream().map(dose -> dose(here, dose)))
                .toList();
    }

    private static Stream<Registration> registered(String municipality, DemoPerson person) {
        return person.registrations().stream()
                .filter(here -> here.municipality().equals(municipality));
    }

    private static List<String> target(DemoPerson person, Registration here) {
        DemoPerson.Identity identity = person.identity();
        return List.of(
                here.municipality(),
                "A" + here.ticket(),
                here.ticket(),
                person.number(),
                identity.name().written(),
                identity.kana(),
                compact(identity.birthDate().toString()),
                String.valueOf(identity.sex()),
                person.underProtection() ? "1" : "0");
    }

    private static List<String> dose(Registration here, ReportedDose dose) {
        return List.of(
                here.municipality(),
                here.ticket(),
                Integer.toString(dose.number()),
                compact(dose.on()),
                dose.vaccine(),
                dose.lot(),
                "区民ホール会場",
                "医師　太郎",
                here.municipality());
    }

    private static String compact(String isoDate) {
        return isoDate.replace("-", "");
    }
}
