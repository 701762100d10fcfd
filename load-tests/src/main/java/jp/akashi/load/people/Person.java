package jp.akashi.load.people;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.IndividualNumber;

/// A person whose every field is a function of their individual number: whoever knows the number knows what a right
/// certificate says.
///
/// Numbers are a permutation of the indexes 0, 1, 2 …, so that there are as many people as one likes.
public record Person(
        long index,
        String number,
        String municipality,
        String ticket,
        Names family,
        Names given,
        LocalDate birthDate,
        char sex,
        List<Vaccination> doses) {
    /// Those whose feeds the demo's PKI has certificates for.
    public static final List<String> MUNICIPALITIES = List.of("131113", "131105");

    private static final long NUMBERS = 100_000_000_000L;
    private static final long FACTOR = 61_803_398_879L; // coprime to 10, so that indexes and numbers are one to one
    private static final long OFFSET = 27_182_818_284L;
    private static final BigInteger BACK =
            BigInteger.valueOf(FACTOR).modInverse(BigInteger.valueOf(NUMBERS));
    private static final LocalDate OLDEST = LocalDate.of(1931, 1, 1);
    private static final int DAYS_OF_BIRTH = 73 * 365;

    public static Person of(long index) {
        Draw draw = new Draw(index);
        char sex = draw.below(2, "sex") == 0 ? '1' : '2';
        return new Person(
                index,
                number(index),
                MUNICIPALITIES.get(draw.below(MUNICIPALITIES.size(), "municipality")),
                "%010d".formatted(index),
                Names.FAMILY.get(draw.below(Names.FAMILY.size(), "family")),
                Names.GIVEN.get(draw.below(Names.GIVEN.size(), "given")),
                OLDEST.plusDays(draw.below(DAYS_OF_BIRTH, "birth")),
                sex,
                Vaccination.series(draw, 1 + draw.below(7, "doses")));
    }

    /// The person whose number it is.
    public static Person ofNumber(String number) {
        BigInteger drawn = new BigInteger(number.substring(0, 11)).subtract(BigInteger.valueOf(OFFSET));
        return of(drawn.multiply(BACK).mod(BigInteger.valueOf(NUMBERS)).longValueExact());
    }

    /// Family and given name as card and register write them.
    public String name() {
        return family.written() + "\u3000" + given.written();
    }

    public String kana() {
        return family.kana() + "\u3000" + given.kana();
    }

    public TravelDocument passport() {
        Draw draw = new Draw(index);
        String letters = "" + (char) ('A' + draw.below(26, "passport 1")) + (char) ('A' + draw.below(26, "passport 2"));
        return new TravelDocument(
                letters + "%07d".formatted(draw.below(10_000_000, "passport")), family.roman(), given.roman());
    }

    private static String number(long index) {
        long drawn = BigInteger.valueOf(index)
                .multiply(BigInteger.valueOf(FACTOR))
                .add(BigInteger.valueOf(OFFSET))
                .mod(BigInteger.valueOf(NUMBERS))
                .longValueExact();
        String digits = "%011d".formatted(drawn);
        return digits + IndividualNumber.checkDigit(digits);
    }
}
