package jp.akashi.certificate.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.akashi.vocabulary.Bytes;

/// Derives the revocation identifiers of one signing key's cards: nobody without the secret can link two of them.
///
/// base64url of the first 64 bits of HMAC-SHA-256(secret ‖ kid, user identifier): 11 characters. Thread-safe.
/// Source: SMART Health Cards Framework 1.4, Revocation.
public final class RidSource {
    private static final int LENGTH = 8;
    private final Mac keyed;

    /// `secret` of at least 16 bytes stays the same for the life of the key; `kid` is the key's thumbprint.
    public RidSource(Bytes secret, String kid) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("the revocation secret is too short");
        }
        byte[] suffix = kid.getBytes(StandardCharsets.US_ASCII);
        byte[] key = Arrays.copyOf(secret.toArray(), secret.length() + suffix.length);
        System.arraycopy(suffix, 0, key, secret.length(), suffix.length);
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    /// The identifier for a user identifier: the number of a certificate, never anything that names a person.
    public Rid of(String user) {
        byte[] tag = copy().doFinal(user.getBytes(StandardCharsets.UTF_8));
        return new Rid(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(tag, LENGTH)));
    }

    /// The keyed state is never used itself, so that threads may copy it at the same time.
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HMAC-SHA-256 cannot be copied", e);
        }
    }
}
