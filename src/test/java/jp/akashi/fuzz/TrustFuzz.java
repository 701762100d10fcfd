package jp.akashi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.trust.Jwk;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;

/// Key sets and revocation lists as published. What is read and written again reads as the same.
public final class TrustFuzz {
    private TrustFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.UTF_8);
        try {
            if ((input[0] & 1) == 0) {
                readKeys(text);
            } else {
                readRevocations(text);
            }
        } catch (MalformedJson refused) {
            // The one answer to what is none, beside reading it.
        }
    }

    private static void readKeys(String text) {
        KeySet keys = KeySet.parse(text);
        assertEquals(keys, KeySet.parse(keys.toJson()));
        keys.keys().forEach(TrustFuzz::usePoint);
    }

    private static void usePoint(Jwk key) {
        try {
            assertEquals(key.kid(), Jwk.of(key.publicKey()).kid());
        } catch (IllegalArgumentException offTheCurve) {
            // Documented: coordinates of the right size need not be a point.
        }
    }

    private static void readRevocations(String text) {
        String written = RevocationList.parse(text).toJson();
        assertEquals(written, RevocationList.parse(written).toJson());
    }
}
