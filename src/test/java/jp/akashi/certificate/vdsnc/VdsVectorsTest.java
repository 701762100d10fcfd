package jp.akashi.certificate.vdsnc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import jp.akashi.certificate.Es256;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VdsVectorsTest {
    private static final String SAMPLE = "vdsnc_sample_proof_of_vaccination";

    @ParameterizedTest
    @ValueSource(strings = {SAMPLE, "vdsnc_sample_proof_of_vaccination_aus", "japan"})
    void aForeignSealReadsAndVerifies(String sample) throws Exception {
        VdsReading.Decoded seal = VdsNcTest.decoded(text(sample));

        assertTrue(
                Es256.verifies(key(seal.signerCertificate()), seal.signed(), seal.signature()),
                "ICAO TR VDS-NC 1.1, signature over RFC 8785 of data: " + sample);
    }

    @Test
    void theSignatureOfAProofOfTestVerifiesOverItsCanonicalForm() throws Exception {
        JsonNode seal = new ObjectMapper().readTree(text("vdsnc_sample_proof_of_test"));
        JsonNode sig = seal.get("sig");
        byte[] data = VdsReader.canonical(seal.get("data").toString().getBytes(StandardCharsets.UTF_8));

        assertTrue(
                Es256.verifies(
                        key(decoded(sig.get("cer"))),
                        new ToBeSigned(Bytes.copyOf(data)),
                        new Signature(decoded(sig.get("sigvl")))),
                "RFC 8785 of a proof of test");
    }

    @Test
    void aProofOfTestIsNoProofOfVaccination() throws IOException {
        assertEquals("OTHER_TYPE", fault(text("vdsnc_sample_proof_of_test")));
    }

    @Test
    void aChangedNameReadsButDoesNotVerify() throws Exception {
        VdsReading.Decoded seal = VdsNcTest.decoded(text(SAMPLE).replace("Smith Bill", "Smith Will"));

        assertFalse(Es256.verifies(key(seal.signerCertificate()), seal.signed(), seal.signature()));
    }

    @Test
    void theSpecimenOfJapanIsWrittenAsWeWrite() throws IOException {
        VdsReading.Decoded seal = VdsNcTest.decoded(text("japan"));

        SignedVds again = VdsNc.seal(seal.signed(), seal.signature(), seal.signerCertificate());

        assertEquals(new ObjectMapper().readTree(text("japan")).toString(), again.text());
        assertEquals(
                "JPN90000120211209200002",
                seal.content().person().additionalIdentifier().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"v\":1 | \"v\":2 | OTHER_TYPE",
                "\"v\":1 | \"v\":\"1\" | NOT_A_SEAL",
                "\"is\":\"UTO\" | \"is\":\"UT\" | FIELD",
                "U32870 | U328700000000 | FIELD",
                "\"sex\":\"M\" | \"sex\":\"U\" | FIELD",
                "\"sex\":\"M\" | \"sex\":\"M\",\"nat\":\"UTO\" | MESSAGE",
                ",\"i\":\"A1234567Z\" | '' | MESSAGE",
                "\"seq\":1 | \"seq\":0 | FIELD",
                "\"seq\":1 | \"seq\":\"1\" | NOT_A_SEAL",
                "2021-03-03 | 2021-02-29 | NOT_A_SEAL",
                "VC35679 | VC3567900000000000000 | FIELD",
                "XM68M6 | XM68M68 | FIELD",
                "\"alg\":\"ES256\" | \"alg\":\"ES384\" | ALGORITHM",
                "\"sigvl\":\"xgHi | \"sigvl\":\"xg | SIGNATURE",
                "\"sig\" | \"seal\" | NOT_A_SEAL",
                "\"data\" | \"data\":1,\"data\" | NOT_A_SEAL",
            })
    void refusesEachDefectForItsOwnReason(String sound, String defect, String fault) throws IOException {
        String text = text(SAMPLE);

        String changed = text.replace(sound, defect);

        assertFalse(changed.equals(text));
        assertEquals(fault, fault(changed));
    }

    @Test
    void refusesTextOfMoreThanSixteenKibibytes() throws IOException {
        assertEquals("TOO_LONG", fault(text(SAMPLE) + " ".repeat(16 * 1024)));
    }

    private static String fault(String text) {
        return switch (VdsNc.read(text)) {
            case VdsReading.Decoded _ -> "none";
            case VdsReading.Malformed malformed -> malformed.fault().name();
        };
    }

    private static String text(String sample) throws IOException {
        if (!sample.equals("japan")) {
            return Resources.text("vectors/vds/" + sample).strip();
        }
        return new ObjectMapper()
                .readTree(Resources.text("vectors/japan/vds-nc-jpn-triple-vaccine.json"))
                .get(0)
                .toString();
    }

    private static Bytes decoded(JsonNode base64Url) {
        return Bytes.copyOf(Base64.getUrlDecoder().decode(base64Url.asText()));
    }

    private static PublicKey key(Bytes certificate) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toArray()))
                .getPublicKey();
    }
}
