package jp.akashi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import jp.akashi.certificate.shc.ShcReading;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;

/// SMART Health Cards as a text, a protected header, a stream that should inflate, or a payload.
///
/// What is decoded and sealed again decodes to the same from either of its forms. The first byte chooses.
public final class HealthCardFuzz {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] HEADER = ("{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(43) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_PAYLOAD = {3, 0};

    private HealthCardFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        String presented =
                switch (input[0] & 3) {
                    case 0 -> new String(rest, StandardCharsets.UTF_8);
                    case 1 -> jws(rest, NO_PAYLOAD);
                    case 2 -> jws(HEADER, rest);
                    default -> jws(HEADER, deflated(rest));
                };
        if (SmartHealthCard.read(presented) instanceof ShcReading.Decoded decoded) {
            SignedCard sealed = SmartHealthCard.seal(decoded.signed(), decoded.signature());
            assertEquals(decoded, SmartHealthCard.read(sealed.jws()), "read from its JWS");
            assertEquals(decoded, SmartHealthCard.read(sealed.text()), "read from its QR code");
        }
    }

    private static String jws(byte[] header, byte[] payload) {
        return BASE64URL.encodeToString(header)
                + "."
                + BASE64URL.encodeToString(payload)
                + "."
                + BASE64URL.encodeToString(new byte[64]);
    }

    private static byte[] deflated(byte[] payload) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(payload);
            deflater.finish();
            byte[] stream = new byte[payload.length + 64];
            return Arrays.copyOf(stream, deflater.deflate(stream));
        }
    }
}
