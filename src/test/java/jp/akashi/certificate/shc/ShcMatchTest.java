package jp.akashi.certificate.shc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Holder;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

class ShcMatchTest {
    private static final Certificate CERTIFICATE = Samples.international();
    private static final SignedCard CARD = SmartHealthCardTest.card(CERTIFICATE);

    @Test
    void seesAnotherPersonsName() {
        assertDiffers(
                "person", Samples.international("黒桐　幹夫", new RomanName("KOKUTO", "MIKIYA"), Samples.threeDoses()));
        assertDiffers("person", Samples.international("黒桐幹也", new RomanName("KOKUTO", "MIKIYA"), Samples.threeDoses()));
        assertDiffers("person", Samples.international("黒桐　幹也", new RomanName("KOKUTO", "MIKIO"), Samples.threeDoses()));
    }

    @Test
    void seesAnotherBirthDateAndAMissingRomanName() {
        assertDiffers("person", Samples.domestic());
        Holder younger = new Holder(
                new PersonName("黒桐　幹也"),
                LocalDate.of(1980, 2, 18),
                CERTIFICATE.holder().passport());
        assertDiffers("person", Samples.of(younger, Samples.threeDoses()));
    }

    @Test
    void seesEveryDifferenceOfADose() {
        assertDiffers("doses", withFirst(Samples.dose(1, "2021-07-01", VaccineProduct.PF, "FC3401")));
        assertDiffers("doses", withFirst(Samples.dose(1, "2021-07-02", VaccineProduct.PF, "FC3400")));
        assertDiffers("doses", withFirst(Samples.dose(1, "2021-07-01", VaccineProduct.MO, "FC3400")));
        assertDiffers(
                "doses",
                Samples.international(
                        "黒桐　幹也",
                        new RomanName("KOKUTO", "MIKIYA"),
                        Samples.threeDoses().subList(0, 2)));
    }

    @Test
    void seesAnotherMomentOfIssue() {
        Certificate later = new Certificate(
                CERTIFICATE.number(),
                CERTIFICATE.use(),
                CERTIFICATE.municipality(),
                CERTIFICATE.holder(),
                CERTIFICATE.doses(),
                CERTIFICATE.issuedAt().plusSeconds(1));

        assertDiffers("nbf or exp", later);
    }

    @Test
    void seesAnotherIssuerKeyOrIdentifier() {
        CardIssuer issuer = SmartHealthCardTest.ISSUER;
        CardIssuer elsewhere = new CardIssuer("https://example.org/issuer", issuer.kid());
        CardIssuer otherKey = new CardIssuer(issuer.url(), "A".repeat(43));

        assertEquals(
                Optional.of("issuer or key"),
                ShcMatch.difference(CARD, CERTIFICATE, elsewhere, SmartHealthCardTest.RID));
        assertEquals(
                Optional.of("issuer or key"),
                ShcMatch.difference(CARD, CERTIFICATE, otherKey, SmartHealthCardTest.RID));
        assertEquals(Optional.of("rid"), ShcMatch.difference(CARD, CERTIFICATE, issuer, new Rid("other")));
    }

    @Test
    void seesThatJwsAndQrTextAreNotTheSameCard() {
        SignedCard mixed = new SignedCard(
                CARD.jws(), SmartHealthCardTest.card(Samples.domestic()).text());
        SignedCard torn =
                new SignedCard(CARD.jws().substring(0, 400), CARD.text().substring(0, 805));

        assertEquals(Optional.of("JWS and QR text are different cards"), difference(mixed, CERTIFICATE));
        assertEquals(Optional.of("the card cannot be read"), difference(torn, CERTIFICATE));
    }

    private static Certificate withFirst(Dose dose) {
        List<Dose> doses = Samples.threeDoses();
        return Samples.international(
                "黒桐　幹也", new RomanName("KOKUTO", "MIKIYA"), List.of(dose, doses.get(1), doses.get(2)));
    }

    private static void assertDiffers(String field, Certificate certificate) {
        assertEquals(Optional.of(field), difference(CARD, certificate));
    }

    private static Optional<String> difference(SignedCard card, Certificate certificate) {
        return ShcMatch.difference(card, certificate, SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID);
    }
}
