package jp.akashi.certificate.shc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.RomanName;
import org.junit.jupiter.api.Test;

class SmartHealthCardTest {
    static final CardIssuer ISSUER =
            new CardIssuer("https://vc.vrs.digital.go.jp/issuer", "f1vhQP9oOZkityrguynQqB4aVh8u9xcf3wm4AFF4aVw");
    static final Rid RID = new Rid("_N-jEQnWrzM");
    static final Signature SIGNATURE = new Signature(Bytes.copyOf(new byte[64]));

    @Test
    void thePayloadIsTheGoldenOne() {
        assertEquals(Resources.text("golden/shc-payload.json").strip(), payload(Samples.international()));
    }

    @Test
    void theHeaderHoldsNothingButZipAlgAndKid() {
        String jws = card(Samples.domestic()).jws();

        assertEquals(
                "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + ISSUER.kid() + "\"}",
                new String(Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.')))));
    }

    @Test
    void theQrTextSpellsTheJwsInPairsOfDigits() {
        SignedCard card = card(Samples.domestic());

        assertTrue(card.text().startsWith("shc:/5676")); // e is 56, y is 76
        assertEquals(decoded(card.jws()), decoded(card.text()));
    }

    @Test
    void atHomeTheOnlyNameIsTheJapaneseOne() {
        List<ShcName> names = decoded(card(Samples.domestic()).jws()).content().names();

        assertEquals(List.of(new ShcName(Optional.of("usual"), "黒桐", List.of("幹也"))), names);
    }

    @Test
    void abroadTheRomanNameFollowsWithItsGivenNamesApart() {
        Certificate certificate =
                Samples.international("黒桐　幹也", new RomanName("VAN DER BERG", "ANNA MARIA"), Samples.threeDoses());

        ShcName roman = decoded(card(certificate).jws()).content().names().get(1);

        assertEquals(new ShcName(Optional.of("usual"), "VAN DER BERG", List.of("ANNA", "MARIA")), roman);
    }

    @Test
    void aNameWithoutSeparatorIsAFamilyNameAlone() {
        assertEquals(List.of(), names("ノーネーム").getFirst().given());
        assertEquals("ノーネーム", names("ノーネーム").getFirst().family());
    }

    @Test
    void eachFurtherSeparatorBeginsAnotherGivenName() {
        assertEquals(List.of("ミカエラ", "ルイーズ"), names("スミス　ミカエラ　　ルイーズ").getFirst().given());
    }

    @Test
    void blanksThatFhirDoesNotKnowBecomePlainOnes() {
        assertEquals("ド・ラ トゥール", names("ド・ラ\u2003トゥール　\u00A0アン").getFirst().family());
        assertEquals(List.of("アン"), names("ド・ラ\u2003トゥール　\u00A0アン").getFirst().given());
    }

    @Test
    void sevenDosesFitOneQrCode() {
        Certificate certificate = Samples.international(
                "黒桐両儀蒼崎　幹也式橙子鮮花", new RomanName("KOKUTORYOGIAOZAKI", "MIKIYASHIKITOKO"), Samples.sevenDoses());

        int length = card(certificate).jws().length();

        assertTrue(length <= 1195, "SMART Health Cards 1.4, QR: JWS of " + length + " characters");
    }

    @Test
    void theSameCertificateGivesTheSameBytesOnEveryThread() {
        ToBeSigned expected = SmartHealthCard.prepare(Samples.international(), ISSUER, RID);

        boolean same = IntStream.range(0, 2000)
                .parallel()
                .allMatch(i ->
                        SmartHealthCard.prepare(i % 2 == 0 ? Samples.international() : Samples.domestic(), ISSUER, RID)
                                        .equals(expected)
                                == (i % 2 == 0));

        assertTrue(same, "a workbench was shared");
    }

    static SignedCard card(Certificate certificate) {
        return SmartHealthCard.seal(SmartHealthCard.prepare(certificate, ISSUER, RID), SIGNATURE);
    }

    static ShcReading.Decoded decoded(String text) {
        return switch (SmartHealthCard.read(text)) {
            case ShcReading.Decoded decoded -> decoded;
            case ShcReading.Malformed malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private static List<ShcName> names(String written) {
        return decoded(card(Samples.domestic(written, Samples.threeDoses())).jws())
                .content()
                .names();
    }

    private static String payload(Certificate certificate) {
        String input = SmartHealthCard.prepare(certificate, ISSUER, RID).bytes().toUtf8();
        byte[] deflated = Base64.getUrlDecoder().decode(input.substring(input.indexOf('.') + 1));
        return Inflation.of(deflated);
    }
}
