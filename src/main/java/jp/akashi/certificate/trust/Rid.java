package jp.akashi.certificate.trust;

import java.util.Optional;
import jp.akashi.certificate.Base64Url;

/// A revocation identifier of a SMART Health Card (`vc.rid`): 1 to 24 characters of base64url.
///
/// Source: SMART Health Cards Framework 1.4, Revocation.
public record Rid(String written) {
    private static final int LONGEST = 24;

    public Rid {
        if (!isWellFormed(written)) {
            throw new IllegalArgumentException("malformed revocation identifier");
        }
    }

    public static Optional<Rid> parse(String text) {
        return isWellFormed(text) ? Optional.of(new Rid(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        return text.length() <= LONGEST && Base64Url.isWritten(text);
    }
}
