package jp.akashi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.certificate.vdsnc.VdsReading;

/// Seals as a text, or `data` alone in a seal that is well-formed otherwise.
///
/// What is decoded and sealed again decodes to the same: the bytes signed mean what was read. The first byte chooses.
public final class VdsNcFuzz {
    private static final String SIGNATURE =
            Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

    private VdsNcFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.UTF_8);
        String presented = (input[0] & 1) == 0
                ? text
                : "{\"data\":" + text + ",\"sig\":{\"alg\":\"ES256\",\"cer\":\"AAAA\",\"sigvl\":\"" + SIGNATURE
                        + "\"}}";
        if (VdsNc.read(presented) instanceof VdsReading.Decoded decoded) {
            String again = VdsNc.seal(decoded.signed(), decoded.signature(), decoded.signerCertificate())
                    .text();
            assertEquals(decoded, VdsNc.read(again), "sealed again");
        }
    }
}
