package jp.akashi.demo.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.demo.people.DemoPerson.Identity;
import jp.akashi.demo.people.DemoPerson.Registration;
import jp.akashi.demo.people.DemoPerson.ReportedDose;
import jp.akashi.demo.people.DemoPerson.Story;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;

/// The seven people of the demo. Names, numbers and records are invented.
public final class DemoPeople {
    private static final String OTA = "131113";
    private static final String MEGURO = "131105";
    private static final char MALE = '1';
    private static final char FEMALE = '2';

    private DemoPeople() {}

    /// All seven, in the order of their stories.
    public static List<DemoPerson> all() {
        return List.of(hanako(), shigeru(), misaki(), kenji(), yuri(), sora(), makoto());
    }

    public static Optional<DemoPerson> find(String id) {
        return all().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /// Three doses, nothing unusual.
    public static DemoPerson hanako() {
        return new DemoPerson(
                "hanako",
                identity("佐藤　花子", "サトウ　ハナコ", "SATO", "HANAKO", "1985-04-12", FEMALE),
                number("90010000011"),
                "TK1234567",
                false,
                new Story("大田区で 3 回接種しました。国内用も海外用も発行できます。", "Three doses in Ota City. Either certificate is issued."),
                List.of(ota(
                        "9001000001",
                        dose(1, "2021-07-03", "PF", "EY5420"),
                        dose(2, "2021-07-24", "PF", "EW0201"),
                        dose(3, "2022-03-05", "PF", "FL4205"))));
    }

    /// Seven doses of many products, and a family name beyond the usual characters.
    public static DemoPerson shigeru() {
        return new DemoPerson(
                "shigeru",
                identity("𠮷田　茂雄", "ヨシダ　シゲオ", "YOSHIDA", "SHIGEO", "1948-09-03", MALE),
                number("90010000022"),
                "TK2345678",
                false,
                new Story(
                        "7 回すべてを大田区で、いろいろなワクチンで接種しました。「𠮷」は「吉」とは別の字です。",
                        "All seven doses in Ota City, of mixed products. The 𠮷 of the name is no 吉."),
                List.of(ota(
                        "9001000002",
                        dose(1, "2021-06-02", "PF", "EX3617"),
                        dose(2, "2021-06-23", "PF", "EY0779"),
                        dose(3, "2022-02-01", "MO", "000012A"),
                        dose(4, "2022-07-05", "NV", "4302MF014"),
                        dose(5, "2022-11-10", "PF-BA45", "GJ2675"),
                        dose(6, "2023-05-20", "MO-BA45", "400039A"),
                        dose(7, "2023-08-26", "PF-BA45", "GP9427"))));
    }

    /// A former surname in brackets, as the card writes it.
    public static DemoPerson misaki() {
        return new DemoPerson(
                "misaki",
                identity("高橋［鈴木］　美咲", "タカハシ　ミサキ", "TAKAHASHI", "MISAKI", "1991-12-24", FEMALE),
                number("90010000033"),
                "TK3456789",
                false,
                new Story(
                        "結婚して姓が変わりました。カードには旧姓［鈴木］も併記されています。",
                        "Married: the card also names the former surname, in brackets."),
                List.of(ota(
                        "9001000003", dose(1, "2021-09-11", "MO", "3004733"), dose(2, "2021-10-09", "MO", "3005289"))));
    }

    /// Moved between the second and the third dose: each municipality certifies its own.
    public static DemoPerson kenji() {
        return new DemoPerson(
                "kenji",
                identity("渡辺　健二", "ワタナベ　ケンジ", "WATANABE", "KENJI", "1976-02-17", MALE),
                number("90010000044"),
                "TK4567890",
                false,
                new Story(
                        "1・2 回目は目黒区、転居後の 3 回目は大田区で接種しました。大田区が証明できるのは 3 回目だけです。",
                        "Doses 1 and 2 in Meguro, dose 3 in Ota after moving: Ota certifies the third alone."),
                List.of(
                        ota("9001000004", dose(3, "2022-04-16", "MO", "000066A")),
                        new Registration(
                                MEGURO,
                                "8001000004",
                                List.of(
                                        dose(1, "2021-08-07", "AZ", "A0000X1"),
                                        dose(2, "2021-10-02", "AZ", "A0000X2")))));
    }

    /// Under protective measures: only the counter may issue, and nothing says why.
    public static DemoPerson yuri() {
        return new DemoPerson(
                "yuri",
                identity("髙﨑　百合", "タカサキ　ユリ", "TAKASAKI", "YURI", "1988-05-30", FEMALE),
                number("90010000055"),
                "TK5678901",
                true,
                new Story(
                        "支援措置の対象です。アプリでは発行されず、窓口へ案内されます。",
                        "Under protective measures: the app refuses and points to the counter."),
                List.of(ota(
                        "9001000005", dose(1, "2021-08-21", "PF", "FC8736"), dose(2, "2021-09-11", "PF", "FF0843"))));
    }

    /// A baby whose only dose is dated before its birth: set aside until the city settles it.
    public static DemoPerson sora() {
        return new DemoPerson(
                "sora",
                identity("中村　空", "ナカムラ　ソラ", "NAKAMURA", "SORA", "2022-12-20", MALE),
                number("90010000066"),
                "TK6789012",
                false,
                new Story(
                        "赤ちゃんの接種券に、生まれる前の日付の接種が届きました。区が確認するまで保留されています。",
                        "A dose dated before the baby's birth arrived on its ticket: pending until the city settles it."),
                List.of(ota("9001000006", dose(1, "2022-12-10", "PF-6M-4", "FW8564"))));
    }

    /// Two doses whose dates cannot both be right.
    public static DemoPerson makoto() {
        return new DemoPerson(
                "makoto",
                identity("小林　誠", "コバヤシ　マコト", "KOBAYASHI", "MAKOTO", "1969-10-05", MALE),
                number("90010000077"),
                "TK7890123",
                false,
                new Story(
                        "2 回目の日付が 1 回目より前です。記録の確認が必要なため、発行されません。",
                        "Dose 2 is dated before dose 1: refused until the record is checked."),
                List.of(ota(
                        "9001000007", dose(1, "2021-11-13", "PF", "FJ5929"), dose(2, "2021-10-23", "PF", "FH0151"))));
    }

    private static Identity identity(
            String name, String kana, String surname, String given, String birthDate, char sex) {
        return new Identity(new PersonName(name), kana, new RomanName(surname, given), LocalDate.parse(birthDate), sex);
    }

    private static String number(String elevenDigits) {
        return elevenDigits + IndividualNumber.checkDigit(elevenDigits);
    }

    private static Registration ota(String ticket, ReportedDose... doses) {
        return new Registration(OTA, ticket, List.of(doses));
    }

    private static ReportedDose dose(int number, String on, String vaccine, String lot) {
        return new ReportedDose(number, on, vaccine, lot);
    }
}
