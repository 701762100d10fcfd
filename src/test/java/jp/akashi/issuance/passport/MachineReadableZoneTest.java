package jp.akashi.issuance.passport;

import static jp.akashi.issuance.passport.Zones.TODAY;
import static jp.akashi.issuance.passport.Zones.lower;
import static jp.akashi.issuance.passport.Zones.upper;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.Refusal;
import jp.akashi.vocabulary.RomanName;
import org.junit.jupiter.api.Test;

class MachineReadableZoneTest {
    private static final String NAME = upper("P<JPN", "KOKUTO<<MIKIYA");

    @Test
    void readsAJapanesePassport() {
        Passport mikiya = new Passport(
                new RomanName("KOKUTO", "MIKIYA"),
                new PassportNumber("TZ1234567"),
                "JPN",
                "JPN",
                LocalDate.of(1980, 2, 17),
                LocalDate.of(2030, 1, 31));

        assertEquals(mikiya, passport(Zones.MIKIYA));
        assertEquals(mikiya, passport(Zones.MIKIYA_WITH_A_ZERO), "Doc 9303-4, 4.2.2: position 43 is 0 or < when empty");
        assertEquals(LocalDate.of(1964, 7, 1), passport(Zones.AOKO).birthDate());
    }

    @Test
    void readsPassportsOfOtherStates() {
        assertEquals("D", passport(Zones.GERMAN).issuingState());
        assertEquals("D", passport(Zones.GERMAN).nationality());
        assertEquals(
                new RomanName("O CONNOR", "JOHN K"), passport(Zones.AMERICAN).name());
        assertEquals(new PassportNumber("M70689098"), passport(Zones.KOREAN).number());
        assertEquals(
                new PassportNumber("AB12345"),
                passport(Zones.BRITISH_SHORT_NUMBER).number());
        assertEquals(
                new RomanName("SMITH", ""), passport(Zones.BRITISH_SHORT_NUMBER).name());
        assertEquals("XXB", passport(Zones.REFUGEE_LONG_NAME).nationality());
    }

    @Test
    void computesTheCheckDigitsOfTheStandardsSpecimen() throws IOException {
        String specimen = specimen().replace("\n", "");

        assertTrue(CheckDigits.agree(new MrzText(specimen)), "Doc 9303-4, appendix A");
    }

    @Test
    void refusesTheSpecimensUtopia() throws IOException {
        LocalDate inItsTime = LocalDate.of(2010, 1, 1);
        List<String> specimen = specimen().lines().toList();
        List<String> swedish =
                List.of(specimen.get(0).replace("UTO", "SWE"), specimen.get(1).replace("UTO", "SWE"));

        assertEquals(Outcome.refused(Refusal.PASSPORT_UNREADABLE), MachineReadableZone.read(specimen, inItsTime));
        assertEquals(
                new RomanName("ERIKSSON", "ANNA MARIA"),
                granted(swedish, inItsTime).passport().name());
    }

    @Test
    void flagsANameThatFillsAllItsPositions() {
        String longest = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM";

        assertTrue(granted(Zones.REFUGEE_LONG_NAME, TODAY).nameMayBeTruncated());
        assertFalse(granted(Zones.MIKIYA, TODAY).nameMayBeTruncated());
        assertEquals(
                new RomanName(longest, ""),
                passport(List.of(upper("P<JPN", longest), Zones.MIKIYA.get(1))).name());
    }

    @Test
    void refusesNamesThatNoPassportHas() {
        for (String name : new String[] {
            "", "<KOKUTO<<MIKIYA", "<<MIKIYA", "KOKUTO<<MIKIYA<<JUNIOR", "KOKUTO<<<MIKIYA", "KOKUT0<<MIKIYA"
        }) {
            assertUnreadable(upper("P<JPN", name), Zones.MIKIYA.get(1));
        }
    }

    @Test
    void refusesOtherThanTwoLinesOf44Characters() {
        String number = Zones.MIKIYA.get(1);

        assertEquals(Outcome.refused(Refusal.PASSPORT_UNREADABLE), MachineReadableZone.read(List.of(), TODAY));
        assertEquals(Outcome.refused(Refusal.PASSPORT_UNREADABLE), MachineReadableZone.read(List.of(NAME), TODAY));
        assertEquals(
                Outcome.refused(Refusal.PASSPORT_UNREADABLE),
                MachineReadableZone.read(List.of(NAME, number, number), TODAY));
        assertUnreadable(NAME.substring(1), number);
        assertUnreadable(NAME + "<", number);
        assertUnreadable(NAME, number + "\n");
        assertUnreadable(NAME.toLowerCase(Locale.ROOT), number);
        assertUnreadable(NAME.replace('O', 'Ｏ'), number);
    }

    @Test
    void refusesDocumentsThatAreNoPassports() {
        assertUnreadable(upper("V<JPN", "KOKUTO<<MIKIYA"), Zones.MIKIYA.get(1));
        assertUnreadable(upper("P1JPN", "KOKUTO<<MIKIYA"), Zones.MIKIYA.get(1));
    }

    @Test
    void refusesStatesThatAreNone() {
        for (String none : new String[] {"UTO", "JPX", "DEX", "DD<", "<JP", "ZZZ", "J<<"}) {
            assertUnreadable(upper("P<" + none, "A<<B"), lower("AB1234567", "JPN", "800217", 'M', "300131", ""));
            assertUnreadable(NAME, lower("AB1234567", none, "800217", 'M', "300131", ""));
        }
        assertUnreadable(upper("P<XXA", "A<<B"), lower("AB1234567", "XXA", "800217", 'M', "300131", ""));
    }

    @Test
    void knowsEveryCountryOfIso3166AndTheOthersOfDoc9303() {
        Set<String> iso = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

        assertEquals(iso, StateCodes.countries());
        for (String other : "GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XOM XPO D<<".split(" ")) {
            assertTrue(StateCodes.issuer(other).isPresent(), "Doc 9303-3, section 5: " + other);
        }
        for (String stateless : "XXA XXB XXC XXX".split(" ")) {
            assertTrue(StateCodes.nationality(stateless).isPresent(), "Doc 9303-3, section 5: " + stateless);
            assertEquals(Optional.empty(), StateCodes.issuer(stateless));
        }
    }

    @Test
    void refusesAJapaneseNumberOfAnotherForm() {
        for (String number : new String[] {"T12345678", "TZ123456", "TZ12345G7", "123456789", "TZA234567"}) {
            assertUnreadable(NAME, lower(number, "JPN", "800217", 'M', "300131", ""));
        }
    }

    @Test
    void refusesAFillerInsideANumber() {
        assertUnreadable(upper("P<USA", "A<<B"), lower("12<345678", "USA", "800217", 'M', "300131", ""));
        assertUnreadable(upper("P<USA", "A<<B"), lower("", "USA", "800217", 'M', "300131", ""));
    }

    @Test
    void tellsTheCenturyOfABirthDateByToday() {
        assertEquals(LocalDate.of(2026, 11, 22), born("261122"));
        assertEquals(LocalDate.of(1926, 11, 23), born("261123"));
        assertEquals(LocalDate.of(1927, 1, 1), born("270101"));
        assertEquals(LocalDate.of(2000, 2, 29), born("000229"));
    }

    @Test
    void refusesABirthDateWithUnknownParts() {
        for (String unknown : new String[] {"8002<<", "80<<<<", "<<<<<<", "800230", "801301", "800200"}) {
            assertUnreadable(NAME, lower("TZ1234567", "JPN", unknown, 'M', "300131", ""));
        }
    }

    @Test
    void acceptsAPassportUntilItsLastDay() {
        assertEquals(TODAY, passport(List.of(NAME, expiring("261122"))).expiresOn());
        assertEquals(
                Outcome.refused(Refusal.PASSPORT_EXPIRED),
                MachineReadableZone.read(List.of(NAME, expiring("261121")), TODAY));
    }

    @Test
    void refusesAValidityBeyondTenAndAHalfYears() {
        assertEquals(
                LocalDate.of(2037, 5, 22),
                passport(List.of(NAME, expiring("370522"))).expiresOn());
        assertUnreadable(NAME, expiring("370523"));
        assertUnreadable(NAME, expiring("991231"));
    }

    @Test
    void refusesAnExpiryThatIsNoDay() {
        assertUnreadable(NAME, expiring("300229"));
        assertUnreadable(NAME, expiring("3001<<"));
    }

    @Test
    void refusesAFillerAsCheckDigitOfAFilledOptionalField() {
        String filled = lower("TZ1234567", "JPN", "800217", 'M', "300131", "A");
        String zeroed = filled.substring(0, 42) + "<" + filled.charAt(43);

        assertEquals('0', filled.charAt(42), "an optional field of check digit 0");
        assertUnreadable(NAME, zeroed);
    }

    @Test
    void refusesASexThatPassportsDoNotWrite() {
        assertUnreadable(NAME, lower("TZ1234567", "JPN", "800217", 'X', "300131", ""));
        assertUnreadable(NAME, lower("TZ1234567", "JPN", "800217", '1', "300131", ""));
    }

    @Test
    void printsNothingOfTheBearer() {
        String printed = granted(Zones.MIKIYA, TODAY).toString() + new MrzText(NAME + Zones.MIKIYA.get(1));

        assertFalse(printed.contains("KOKUTO"), printed);
        assertFalse(printed.contains("TZ1234567"), printed);
        assertFalse(printed.contains("1980"), printed);
    }

    private static String expiring(String yymmdd) {
        return lower("TZ1234567", "JPN", "800217", 'M', yymmdd, "");
    }

    private static LocalDate born(String yymmdd) {
        return passport(List.of(NAME, lower("TZ1234567", "JPN", yymmdd, 'M', "300131", "")))
                .birthDate();
    }

    private static void assertUnreadable(String upper, String lower) {
        assertEquals(
                Outcome.refused(Refusal.PASSPORT_UNREADABLE),
                MachineReadableZone.read(List.of(upper, lower), TODAY),
                upper + " " + lower);
    }

    private static Passport passport(List<String> lines) {
        return granted(lines, TODAY).passport();
    }

    private static MachineReadableZone granted(List<String> lines, LocalDate today) {
        return switch (MachineReadableZone.read(lines, today)) {
            case Outcome.Granted<MachineReadableZone>(MachineReadableZone zone) -> zone;
            case Outcome.Refused<MachineReadableZone>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static String specimen() throws IOException {
        try (InputStream file = MachineReadableZoneTest.class.getResourceAsStream("/vectors/mrz/icao-specimen.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
