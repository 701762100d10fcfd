package jp.akashi.platform.secrets;

import java.nio.charset.StandardCharsets;

/// The mark that everything secret of the demo bears, wherever it is copied to, so that production can refuse it.
///
/// A demo key of 32 bytes begins with the four letters `demo`; the other 28 are random.
public final class DemoMark {
    /// The organisation (O) in the name of the demo's certificate authority.
    public static final String ORGANISATION = "Akashi Demo - not for production";

    /// How the key ids of the demo's card authority begin: "9000033", in no real hierarchy's range.
    public static final String CARD_KEY_ID = "39303030303333";

    private static final byte[] LETTERS = "demo".getBytes(StandardCharsets.US_ASCII);

    private DemoMark() {}

    /// Overwrites the key's first bytes with the mark.
    public static void put(byte[] key) {
        System.arraycopy(LETTERS, 0, key, 0, LETTERS.length);
    }

    static boolean isOn(byte[] key) {
        for (int i = 0; i < LETTERS.length; i++) {
            if (key[i] != LETTERS[i]) {
                return false;
            }
        }
        return true;
    }
}
