package jp.akashi.issuance.passport;

import static jp.akashi.issuance.passport.Zones.MIKIYA;
import static jp.akashi.issuance.passport.Zones.TODAY;
import static jp.akashi.issuance.passport.Zones.lower;
import static jp.akashi.issuance.passport.Zones.upper;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.akashi.issuance.passport.PassportReading.AnotherPhoto;
import jp.akashi.issuance.passport.PassportReading.Expired;
import jp.akashi.issuance.passport.PassportReading.Proposed;
import jp.akashi.issuance.passport.PassportReading.Read;
import jp.akashi.issuance.passport.PassportReading.Reason;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PassportReadingTest {
    private static final String RAW = String.join("\n", MIKIYA);

    @Test
    void readsWhatStandsThereAndAsksToConfirmTheName() {
        Read read = assertInstanceOf(Read.class, reading(RAW));

        assertEquals(MIKIYA, read.lines());
        assertEquals(Set.of(MrzField.NAME), read.mustConfirm());
    }

    @Test
    void asksToConfirmANumberWhoseCheckDigitCannotSeeAConfusion() {
        Read read = assertInstanceOf(Read.class, reading(String.join("\n", Zones.AMERICAN)));

        assertEquals(Set.of(MrzField.NAME, MrzField.NUMBER), read.mustConfirm(), "6 may be G in this number");
    }

    @Test
    void passesOverNoiseBlanksCaseAndWidth() {
        String wide = fullWidth(MIKIYA.get(0));
        String spaced = MIKIYA.get(1).toLowerCase(Locale.ROOT).replace("jpn", " j p　n\t");

        Read read = assertInstanceOf(
                Read.class, reading("日本国 JAPAN PASSPORT\r\n\r\n" + wide + "\r\n***\n\uFEFF" + spaced + "\n所持人自署"));

        assertEquals(MIKIYA, read.lines());
    }

    @Test
    void readsBothLinesInOne() {
        assertEquals(reading(RAW), reading(MIKIYA.get(0) + " " + MIKIYA.get(1)));
    }

    @Test
    void readsAZoneThatWasReadTwice() {
        assertEquals(reading(RAW), reading(RAW + "\n" + RAW));
    }

    @Test
    void proposesFillersForASignThatIsNone() {
        Proposed proposed = assertInstanceOf(Proposed.class, reading(RAW.replace("KOKUTO<<", "KOKUTO«")));

        assertEquals(MIKIYA, proposed.lines());
        assertEquals(List.of(new Correction(MrzField.NAME, 1, 12, "«", "<<")), proposed.corrections());
    }

    @Test
    void proposesWhatThePositionForces() {
        for (String[] change : new String[][] {{"TZ1234567", "TZ1Z34567"}, {"TZ1234567", "T21234567"}}) {
            Proposed proposed = assertInstanceOf(Proposed.class, reading(RAW.replace(change[0], change[1])));
            assertEquals(MIKIYA, proposed.lines());
            assertEquals(1, proposed.corrections().size());
        }
    }

    @Test
    void tellsGFrom6AndLFrom1ByPosition() {
        Proposed proposed = assertInstanceOf(Proposed.class, reading(RAW.replace("TZ1234567", "TZL2345G7")));

        assertEquals(
                List.of(
                        new Correction(MrzField.NUMBER, 2, 3, "L", "1"),
                        new Correction(MrzField.NUMBER, 2, 8, "G", "6")),
                proposed.corrections());
    }

    @Test
    void proposesTheOneConfusionThatMakesTheCheckDigitsAgree() {
        List<String> truth =
                List.of(upper("P<USA", "DOE<<JANE"), lower("AX3B43933", "USA", "800217", 'F', "300131", ""));

        Proposed proposed = assertInstanceOf(
                Proposed.class, reading(String.join("\n", truth).replace("AX3B4", "AX384")));

        assertEquals(truth, proposed.lines());
        assertEquals(List.of(new Correction(MrzField.NUMBER, 2, 4, "8", "B")), proposed.corrections());
    }

    @Test
    void proposesFillersForLettersBehindTheName() {
        Proposed proposed = assertInstanceOf(Proposed.class, reading(RAW.replace("MIKIYA<<<<<<", "MIKIYA<<<KCE")));

        assertEquals(MIKIYA, proposed.lines());
        assertEquals(3, proposed.corrections().size());
    }

    @Test
    void proposesAStateThatExistsForOneThatDoesNot() {
        Proposed proposed = assertInstanceOf(Proposed.class, reading(RAW.replace("76JPN80", "76JPX80")));

        assertEquals(List.of(new Correction(MrzField.NATIONALITY, 2, 13, "X", "N")), proposed.corrections());
    }

    @Test
    void asksForAnotherPhotoBetweenTwoReadings() {
        assertEquals(new AnotherPhoto(Reason.SEVERAL_READINGS), reading(RAW.replace("KOKUTO", "K0KUTO")));
        assertEquals(new AnotherPhoto(Reason.SEVERAL_READINGS), reading(RAW + "\n" + String.join("\n", Zones.AOKO)));
    }

    @Test
    void asksForAnotherPhotoWhenNoConfusionExplainsTheDigits() {
        assertEquals(new AnotherPhoto(Reason.NO_READING), reading(RAW.replace("TZ1234567", "TZ1234568")));
        assertEquals(new AnotherPhoto(Reason.NO_READING), reading(RAW.replace("800217", "800127")));
    }

    @Test
    void asksForAnotherPhotoWhereNoZoneIs() {
        for (String none :
                new String[] {"", "\n\n", "PASSPORT", RAW.substring(1), MIKIYA.get(0), RAW.replace("<M", "*M")}) {
            assertEquals(new AnotherPhoto(Reason.NO_ZONE_FOUND), reading(none), none);
        }
    }

    @Test
    void saysThatAPassportHasExpired() {
        String expired = lower("TZ1234567", "JPN", "800217", 'M', "261121", "");

        assertEquals(new Expired(), reading(MIKIYA.get(0) + "\n" + expired));
    }

    @Test
    void boundsItsInputAndItsSearch() {
        assertEquals(new AnotherPhoto(Reason.TOO_LONG), reading("P".repeat(2_001)));
        assertEquals(new AnotherPhoto(Reason.SEVERAL_READINGS), reading(fiveZones()));
        assertEquals(
                new AnotherPhoto(Reason.NO_READING),
                reading("P".repeat(44) + "\n" + "0".repeat(44)),
                "forced everywhere");
    }

    @Test
    void printsNothingOfTheBearer() {
        String printed = reading(RAW).toString()
                + reading(RAW.replace("TZ1234567", "TZ1Z34567"))
                + new Correction(MrzField.NUMBER, 2, 1, "TZ1", "X");

        assertFalse(printed.contains("KOKUTO"), printed);
        assertFalse(printed.contains("TZ1"), printed);
    }

    @Property
    void anyTextIsRead(@ForAll @StringLength(max = 2_100) String any) {
        assertInstanceOf(AnotherPhoto.class, reading(any));
    }

    private static String fiveZones() {
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            zones.append(upper("P<JPN", "KOKUTO<<MIKIYA" + (char) ('A' + i))).append('\n');
            zones.append(MIKIYA.get(1)).append('\n');
        }
        return zones.toString();
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(c -> c + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static PassportReading reading(String raw) {
        return PassportReading.of(raw, TODAY);
    }
}
