package jp.akashi.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

class FaceTest {
    private static final List<String> ISSUE = List.of("ISSUED_ON", "CERTIFICATE_ID", "ISSUER");

    @Test
    void atHomeTitleNameAndBirthDateComeBeforeTheDoses() {
        Face face = Face.of(Samples.domestic());

        List<String> names = names(face);
        assertEquals(List.of("TITLE", "NAME", "BIRTH_DATE", "DOSE_1_NUMBER"), names.subList(0, 4));
        assertEquals(ISSUE, names.subList(names.size() - 3, names.size()));
        assertEquals(3 + 3 * 7 + 3, names.size());
    }

    @Test
    void abroadNationalityAndPassportNumberFollowTheBirthDate() {
        Face face = Face.of(Samples.international());

        assertEquals(
                List.of("TITLE", "NAME", "BIRTH_DATE", "NATIONALITY", "PASSPORT_NUMBER"),
                names(face).subList(0, 5));
        assertEquals(Optional.of("KOKUTO MIKIYA"), item(face, "NAME").en());
        assertEquals(Optional.of("JPN 日本"), item(face, "NATIONALITY").ja());
        assertEquals(Optional.of("JPN Japan"), item(face, "NATIONALITY").en());
        assertEquals(Optional.of("TZ1234567"), item(face, "PASSPORT_NUMBER").ja());
    }

    @Test
    void aNationalityWithoutANameInTheListStandsAsItsCode() {
        LocalDate born = LocalDate.of(1980, 2, 17);
        Passport passport = new Passport(
                new RomanName("DOE", ""), new PassportNumber("A1"), "UTO", "UTO", born, LocalDate.of(2030, 1, 31));

        Face face = Face.of(
                Samples.of(new Holder(new PersonName("ドウ"), born, Optional.of(passport)), Samples.threeDoses()));

        assertEquals(Optional.of("UTO"), item(face, "NATIONALITY").ja());
        assertEquals(Optional.of("DOE"), item(face, "NAME").en());
    }

    @Test
    void theTitleNamesTheUse() {
        FaceItem title = item(Face.of(Samples.domestic()), "TITLE");

        assertEquals(Optional.of("新型コロナウイルス感染症 予防接種証明書（日本国内用）"), title.ja());
        assertEquals(Optional.of("Vaccination Certificate of COVID-19 (Domestic use in Japan)"), title.en());
    }

    @Test
    void theCardsNameStandsAsWrittenAndHasNoRomanFormAtHome() {
        Face face = Face.of(Samples.domestic("山田［佐藤］　花子", Samples.threeDoses()));

        assertEquals(Optional.of("山田［佐藤］　花子"), item(face, "NAME").ja());
        assertEquals(Optional.empty(), item(face, "NAME").en());
    }

    @Test
    void datesAreWrittenForEachReader() {
        FaceItem birth = item(Face.of(Samples.domestic()), "BIRTH_DATE");

        assertEquals(Optional.of("1980年2月17日"), birth.ja());
        assertEquals(Optional.of("1980-02-17"), birth.en());
    }

    @Test
    void theDayOfIssueIsTheDayInTokyo() {
        assertEquals(
                Optional.of("2026-11-23"),
                item(Face.of(Samples.domestic()), "ISSUED_ON").en());
    }

    @Test
    void aDoseKeepsItsTrueNumber() {
        Face face =
                Face.of(Samples.domestic("黒桐　幹也", List.of(Samples.dose(3, "2022-02-11", VaccineProduct.AZ, "ABX1"))));

        assertEquals(Optional.of("3回目"), item(face, "DOSE_3_NUMBER").ja());
        assertEquals(Optional.of("2022年2月11日"), item(face, "DOSE_3_DATE").ja());
        assertEquals(
                Optional.of("viral vector"), item(face, "DOSE_3_VACCINE_TYPE").en());
        assertEquals(Optional.of("アストラゼネカ"), item(face, "DOSE_3_MANUFACTURER").ja());
        assertEquals(Optional.of("Vaxzevria"), item(face, "DOSE_3_PRODUCT").en());
        assertEquals(Optional.of("ABX1"), item(face, "DOSE_3_LOT").ja());
        assertEquals(Optional.of("日本"), item(face, "DOSE_3_COUNTRY").ja());
        assertEquals(Optional.of("Japan"), item(face, "DOSE_3_COUNTRY").en());
    }

    @Test
    void theIssuerIsMayorAndMinister() {
        assertEquals(
                Optional.of("東京都大田区長 日本国厚生労働大臣"),
                item(Face.of(Samples.domestic()), "ISSUER").ja());
    }

    @Test
    void printsNoValue() {
        assertFalse(Face.of(Samples.international()).toString().contains("KOKUTO"));
    }

    private static List<String> names(Face face) {
        return face.items().stream().map(FaceItem::item).toList();
    }

    private static FaceItem item(Face face, String name) {
        return face.items().stream()
                .filter(item -> item.item().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
