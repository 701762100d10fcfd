package jp.akashi.verification;

import static jp.akashi.verification.Anchors.proof;
import static jp.akashi.verification.Anchors.reason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.trust.KeySet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCardVerificationTest {
    private static final TrustList TRUST = Anchors.examples();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    void theSpecificationsExamplesAreValid(String example) {
        Proof proof = proof(Anchors.now().verify(jws(example), TRUST));

        assertEquals(Format.SMART_HEALTH_CARD, proof.format(), "SMART Health Cards 1.4, example " + example);
        assertEquals(Anchors.EXAMPLES, proof.issuer());
        assertTrue(proof.signedAt().isPresent());
    }

    @Test
    void theTextOfTheQrCodeProvesWhatTheCardProves() {
        String numeric = Resources.text("vectors/shc/example-00-f-qr-code-numeric-value-0.txt");

        assertEquals(Anchors.now().verify(jws("00"), TRUST), Anchors.now().verify(numeric, TRUST));
    }

    @Test
    void tellsWhoReceivedWhat() {
        Proof proof = proof(Anchors.now().verify(jws("00"), TRUST));

        assertEquals(List.of("Anyperson John B."), proof.names());
        assertEquals("1951-01-20", proof.birthDate().orElseThrow().toString());
        assertEquals(
                List.of("207", "207", "229"),
                proof.doses().stream().map(ProvenDose::vaccine).toList());
        assertEquals(Optional.of("Spikevax"), proof.doses().getFirst().product());
        assertFalse(proof.toString().contains("Anyperson"));
    }

    @Test
    void aRetiredKeyStillProvesWhatItSigned() {
        // Example 01 was signed with a key whose certificate had run out in 2022; the key stays published.
        assertEquals("none", reason(Anchors.now().verify(jws("01"), TRUST)), "SMART Health Cards 1.4, keys stay");
    }

    @Test
    void aRevokedCardProvesNothing() {
        assertEquals(
                "REVOKED",
                reason(Anchors.at("2023-07-01T00:00:00Z").verify(jws("03"), TRUST)),
                "SMART Health Cards 1.4, Revocation: rid with a time, nbf before it");
    }

    @Test
    void withoutItsListTheSameCardIsValidUntilItExpires() {
        TrustList withoutList =
                new TrustList(List.of(new TrustedIssuer(Anchors.EXAMPLES, keys("jwks"), List.of())), List.of());

        assertEquals("none", reason(Anchors.at("2024-06-21T16:19:24Z").verify(jws("03"), withoutList)));
        assertEquals("EXPIRED", reason(Anchors.at("2024-06-21T16:19:25Z").verify(jws("03"), withoutList)));
    }

    @Test
    void aCardOfTomorrowIsNotYetValid() {
        assertEquals("NOT_YET_VALID", reason(Anchors.at("2023-06-21T16:19:24Z").verify(jws("00"), TRUST)));
    }

    @Test
    void anIssuerNobodyNamedIsUnknown() {
        assertEquals("UNKNOWN_ISSUER", reason(Anchors.now().verify(jws("00"), TrustList.EMPTY)));
    }

    @Test
    void aKeyThatTheIssuerDoesNotPublishIsUnknown() {
        TrustList firstKeyOnly =
                new TrustList(List.of(new TrustedIssuer(Anchors.EXAMPLES, keys("jwks-key0"), List.of())), List.of());

        assertEquals("UNKNOWN_KEY", reason(Anchors.now().verify(jws("01"), firstKeyOnly)));
    }

    @Property(tries = 300)
    void oneChangedCharacterAndItProvesNothing(
            @ForAll @IntRange(min = 0, max = 10_000) int place, @ForAll @IntRange(min = 0, max = 63) int letter) {
        StringBuilder changed = new StringBuilder(jws("00"));
        int index = place % changed.length();
        char other = ALPHABET.charAt(letter);
        other = other == changed.charAt(index) ? '.' : other;

        changed.setCharAt(index, other);

        assertTrue(
                Set.of("MALFORMED", "BAD_SIGNATURE", "UNKNOWN_ISSUER", "UNKNOWN_KEY")
                        .contains(reason(Anchors.now().verify(changed.toString(), TRUST))),
                () -> "character " + index);
    }

    @Test
    void everyLastCharacterButTheSignedOneIsRefused() {
        String jws = jws("00");
        String stem = jws.substring(0, jws.length() - 1);

        assertEquals(
                1,
                ALPHABET.chars()
                        .filter(c -> reason(Anchors.now().verify(stem + (char) c, TRUST))
                                .equals("none"))
                        .count(),
                "RFC 4648, section 3.5");
    }

    @ParameterizedTest
    @CsvSource({
        "HC1:6BFOXN, UNSUPPORTED",
        "shc:/1/2/567629, UNSUPPORTED",
        "shc:/123, MALFORMED",
        "hello, MALFORMED",
        "'', MALFORMED",
    })
    void otherTextsAreToldApart(String text, String reason) {
        assertEquals(reason, reason(Anchors.now().verify(text, TRUST)));
    }

    @Test
    void refusesTextOfMoreThanSixteenKibibytes() {
        assertEquals("MALFORMED", reason(Anchors.now().verify(jws("00") + " ".repeat(16 * 1024), TRUST)));
    }

    private static KeySet keys(String name) {
        return KeySet.parse(Resources.text("vectors/shc/" + name + ".json"));
    }

    private static String jws(String example) {
        return Resources.text("vectors/shc/example-" + example + "-d-jws.txt").strip();
    }
}
