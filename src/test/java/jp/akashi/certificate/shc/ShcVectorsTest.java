package jp.akashi.certificate.shc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import jp.akashi.certificate.Es256;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShcVectorsTest {
    private static final KeySet KEYS = KeySet.parse(Resources.text("vectors/shc/jwks.json"));

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "03"})
    void theSpecificationsExamplesReadAndVerify(String example) {
        ShcReading.Decoded card = SmartHealthCardTest.decoded(example(example));

        assertEquals(
                "https://spec.smarthealth.cards/examples/issuer", card.content().issuer());
        assertTrue(
                Es256.verifies(KEYS.find(card.kid()).orElseThrow().publicKey(), card.signed(), card.signature()),
                "SMART Health Cards 1.4, example " + example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "03"})
    void theQrTextOfAnExampleIsTheSameCard(String example) {
        String numeric = Resources.text("vectors/shc/example-" + example + "-f-qr-code-numeric-value-0.txt")
                .strip();

        ShcReading.Decoded card = SmartHealthCardTest.decoded(numeric);

        assertEquals(SmartHealthCardTest.decoded(example(example)), card);
        assertEquals(new SignedCard(example(example), numeric), SmartHealthCard.seal(card.signed(), card.signature()));
    }

    @Test
    void theFirstExampleTellsItsDoses() {
        List<ShcDose> doses =
                SmartHealthCardTest.decoded(example("00")).content().doses();

        assertEquals(
                List.of("207", "207", "229"), doses.stream().map(ShcDose::cvx).toList());
    }

    @Test
    void theExampleOfARevokedPersonIsOnTheRevocationList() {
        RevocationList list = RevocationList.parse(Resources.text("vectors/shc/crl.json"));
        ShcContent revoked = SmartHealthCardTest.decoded(example("03")).content();
        ShcContent standing = SmartHealthCardTest.decoded(example("00")).content();

        assertTrue(list.revokes(revoked.rid().orElseThrow(), revoked.notBefore()));
        assertEquals(false, list.revokes(standing.rid().orElseThrow(), standing.notBefore()));
    }

    @Test
    void aCardAboutALaboratoryReportIsNotRead() {
        assertEquals("TOO_LONG", reason(example("02")));
    }

    @ParameterizedTest
    @CsvSource({
        "d-jws-bad-fhir-metadata.txt, BUNDLE",
        "d-jws-der-signature.txt, SIGNATURE_LENGTH",
        "d-jws-invalid-signature.txt, the signature does not verify",
        "d-jws-issuer-kid-mismatch.txt, the key is not the issuer's",
        "d-jws-jws_too_long.txt, TOO_LONG",
        "d-jws-no_deflate.txt, HEADER_ZIP",
        "d-jws-no_jws_header_alg.txt, HEADER_ALG",
        "d-jws-no_jws_header_kid.txt, HEADER_KID",
        "d-jws-no_jws_header_zip.txt, HEADER_ZIP",
        "d-jws-wrong_jws_header_kid.txt, the key is not the issuer's",
        "e-file-invalid_issuer_url_http.smart-health-card, ISSUER_URL",
        "e-file-issuer_url_with_trailing_slash.smart-health-card, ISSUER_URL",
        "e-file-no_deflate.smart-health-card, HEADER_ZIP",
    })
    void eachBadSampleIsRefusedForItsOwnReason(String sample, String reason) throws IOException {
        String text =
                Resources.text("vectors/shc-bad/test-example-00-" + sample).strip();
        String jws = text.startsWith("{")
                ? new ObjectMapper()
                        .readTree(text)
                        .get("verifiableCredential")
                        .get(0)
                        .asText()
                : text;

        assertEquals(reason, reason(jws));
    }

    private static String reason(String text) {
        return switch (SmartHealthCard.read(text)) {
            case ShcReading.Malformed malformed -> malformed.fault().name();
            case ShcReading.Decoded card ->
                KEYS.find(card.kid())
                        .map(key -> Es256.verifies(key.publicKey(), card.signed(), card.signature())
                                ? "genuine"
                                : "the signature does not verify")
                        .orElse("the key is not the issuer's");
        };
    }

    private static String example(String number) {
        return Resources.text("vectors/shc/example-" + number + "-d-jws.txt").strip();
    }
}
