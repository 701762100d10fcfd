package jp.akashi.certificate.shc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShcLintTest {
    private static final String PAYLOAD = payload();

    @Test
    void aCardAsPreparedIsSound() {
        assertEquals(Optional.empty(), complaint(PAYLOAD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"nbf\":1795363200 | \"nbf\":1795363200.5 | minified",
                "\"nbf\":1795363200 | \"nbf\": 1795363200 | minified",
                "\"nbf\":1795363200 | \"nbf\":1795363200,\"exp\":1995363200 | minified",
                "\"nbf\":1795363200 | \"nbf\":\"1795363200\" | NumericDate",
                "\"nbf\":1795363200, | \"\" | nbf is missing",
                "vc.vrs.digital.go.jp/issuer | vc.vrs.digital.go.jp/other | iss is another's",
                "https://vc | http://vc | iss is not an https URL",
                "#covid19 | #vaccination | vc.type",
                "cards#health-card | cards#other-card | health-card",
                "4.0.1 | 4.3.0 | fhirVersion",
                "\"type\":\"collection\" | \"type\":\"batch\" | collection",
                "\"fullUrl\":\"resource:2\" | \"fullUrl\":\"resource:1\" | resource:2",
                "\"reference\":\"resource:0\" | \"reference\":\"resource:1\" | resource:0",
                "\"birthDate\":\"1980-02-17\" | \"birthDate\":\"1980-02-30\" | date",
                "\"birthDate\":\"1980-02-17\" | \"birthDate\":\"1980-02-17\",\"gender\":\"male\" | gender",
                "\"birthDate\":\"1980-02-17\" | \"birthDate\":\"2021-07-02\" | order",
                "\"status\":\"completed\" | \"status\":\"not-done\" | completed",
                "\"status\":\"completed\" | \"status\":\"completed\",\"status\":\"completed\" | twice",
                "\"code\":\"519\" | \"code\":\"141\" | CVX",
                "\"code\":\"519\" | \"code\":\"519\",\"display\":\"x\" | display",
                "http://hl7.org/fhir/sid/cvx | http://snomed.info/sct | CVX",
                "2021-07-22 | 2021-06-30 | order",
                "2021-07-22 | 2021-07-01 | order",
                "2022-10-20 | 2026-11-24 | order",
                "2021-07-01 | 2021-02-13 | order",
                "\"lotNumber\":\"FC3400\", | \"\" | lot",
                "\"lotNumber\":\"FC3400\" | \"lotNumber\":\"\" | empty",
                "MHLW_Gov_of_JAPAN | MHLW | performer",
                "\"use\":\"usual\" | \"use\":\"official\" | use",
                "黒桐 | 黒　桐 | blank",
                ",\"rid\":\"_N-jEQnWrzM\" | \"\" | rid",
                "_N-jEQnWrzM | _N.jEQnWrzM | rid",
            })
    void complainsOfEachDefect(String sound, String defect, String complaint) {
        String changed = PAYLOAD.replace(sound, defect.equals("\"\"") ? "" : defect);

        String said = complaint(changed).orElse("nothing");

        assertTrue(!changed.equals(PAYLOAD) && said.contains(complaint), said);
    }

    @Test
    void complainsOfAnotherKeysHeader() {
        ToBeSigned prepared =
                SmartHealthCard.prepare(Samples.domestic(), SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID);
        CardIssuer other = new CardIssuer(SmartHealthCardTest.ISSUER.url(), "A".repeat(43));

        assertEquals(Optional.of("the header is not this key's"), ShcLint.complaint(prepared, other));
    }

    @Test
    void complainsOfBytesBehindTheStream() {
        byte[] deflated = Inflation.undone(PAYLOAD.getBytes(StandardCharsets.UTF_8));
        byte[] longer = Arrays.copyOf(deflated, deflated.length + 1);

        assertEquals(
                Optional.of("bytes follow the stream"), ShcLint.complaint(signed(longer), SmartHealthCardTest.ISSUER));
    }

    @Test
    void complainsOfAnInflationBomb() {
        byte[] bomb = Inflation.undone((PAYLOAD + " ".repeat(80_000)).getBytes(StandardCharsets.UTF_8));

        assertEquals(Optional.of("more than 64 KiB"), ShcLint.complaint(signed(bomb), SmartHealthCardTest.ISSUER));
    }

    @Test
    void complainsOfACardThatFitsNoQrCode() {
        String random = new Random(1)
                .ints(1200, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        String said = complaint(PAYLOAD.replace("KOKUTO", random)).orElse("nothing");

        assertEquals("the JWS would have more than 1195 characters", said);
    }

    private static Optional<String> complaint(String payload) {
        return ShcLint.complaint(
                signed(Inflation.undone(payload.getBytes(StandardCharsets.UTF_8))), SmartHealthCardTest.ISSUER);
    }

    private static ToBeSigned signed(byte[] deflated) {
        String header = new String(SmartHealthCard.header(SmartHealthCardTest.ISSUER.kid()), StandardCharsets.US_ASCII);
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(deflated);
        return new ToBeSigned(Bytes.ofUtf8(header + "." + payload));
    }

    private static String payload() {
        return Inflation.of(Base64.getUrlDecoder()
                .decode(List.of(SmartHealthCard.prepare(
                                        Samples.international(), SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID)
                                .bytes()
                                .toUtf8()
                                .split("\\.", -1))
                        .get(1)));
    }
}
