package jp.akashi.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Certificates of every kind that may be issued: rare kanji, former surnames, many given names, 1 to 7 doses, gaps.
public final class ArbitraryCertificates {
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 2, 17);
    private static final Instant ISSUED_FROM = Instant.parse("2024-06-01T00:00:00Z");

    private ArbitraryCertificates() {}

    public static Arbitrary<Certificate> any() {
        return Arbitraries.oneOf(domestic(), international());
    }

    public static Arbitrary<Certificate> domestic() {
        return Combinators.combine(names(), births())
                .as((name, born) -> new Holder(name, born, Optional.empty()))
                .flatMap(ArbitraryCertificates::certificates);
    }

    public static Arbitrary<Certificate> international() {
        Arbitrary<String> numbers = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(9);
        Arbitrary<String> states = Arbitraries.of("JPN", "USA", "KOR", "D", "UTO");
        return Combinators.combine(names(), births(), romanNames(), numbers, states)
                .as((name, born, roman, number, state) -> new Holder(
                        name,
                        born,
                        Optional.of(new Passport(
                                roman, new PassportNumber(number), state, state, born, LocalDate.of(2030, 1, 31)))))
                .flatMap(ArbitraryCertificates::certificates);
    }

    static Arbitrary<RomanName> romanNames() {
        Arbitrary<String> word =
                Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(
                        word.list().ofMinSize(1).ofMaxSize(2), word.list().ofMaxSize(2))
                .as((primary, secondary) -> new RomanName(String.join(" ", primary), String.join(" ", secondary)));
    }

    private static Arbitrary<PersonName> names() {
        Arbitrary<String> part = Arbitraries.of(
                        "山", "田", "𠮷", "𩸽", "髙", "﨑", "［", "］", "子", "ヶ", "ﾊﾟ", "\"", "\\", "/", "é", "ノ", "A", "・",
                        " ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return part.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> PersonName.parse(String.join("　", parts).strip()))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Arbitrary<LocalDate> births() {
        return Arbitraries.integers().between(0, 36_000).map(days -> FIRST_DAY.minusDays(days));
    }

    private static Arbitrary<Certificate> certificates(Holder holder) {
        List<Municipality> issuers = List.of(
                Municipalities.find("131113").orElseThrow(),
                Municipalities.find("011002").orElseThrow());
        CertificateUse use = holder.passport().isPresent() ? CertificateUse.INTERNATIONAL : CertificateUse.DOMESTIC;
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of(issuers),
                        doses(),
                        Arbitraries.integers().between(0, 100_000_000))
                .as((seed, issuer, doses, seconds) -> new Certificate(
                        CertificateNumber.draw(new SplittableRandom(seed)),
                        use,
                        issuer,
                        holder,
                        doses,
                        ISSUED_FROM.plusSeconds(seconds)));
    }

    private static Arbitrary<List<Dose>> doses() {
        Arbitrary<String> lots = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<Part> parts = Combinators.combine(
                        Arbitraries.of(VaccineProduct.values()),
                        lots,
                        Arbitraries.integers().between(1, 150))
                .as(Part::new);
        return Combinators.combine(
                        parts.list().ofMinSize(1).ofMaxSize(7),
                        Arbitraries.integers().between(0, 6))
                .as(ArbitraryCertificates::numbered);
    }

    private static List<Dose> numbered(List<Part> parts, int skipped) {
        int first = 1 + Math.min(skipped, Dose.HIGHEST_NUMBER - parts.size());
        LocalDate day = FIRST_DAY;
        List<Dose> doses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            day = day.plusDays(parts.get(i).interval);
            doses.add(new Dose(first + i, day, parts.get(i).product, new LotNumber(parts.get(i).lot)));
        }
        return doses;
    }

    private record Part(VaccineProduct product, String lot, int interval) {}
}
