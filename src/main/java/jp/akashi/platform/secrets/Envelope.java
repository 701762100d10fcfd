package jp.akashi.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals values with AES-256-GCM and binds each to its place, so that one moved elsewhere no longer opens.
///
/// Layout: 1 byte key version, 12 bytes nonce, ciphertext, 16 bytes tag. Source: NIST SP 800-38D.
public final class Envelope {
    private static final int NONCE = 12;
    private static final int HEADER = 1 + NONCE;
    private static final int TAG = 16;

    private final SecretKeys keys;
    private final Secret secret;
    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<Cipher> ready = ThreadLocal.withInitial(Envelope::fresh);

    public Envelope(SecretKeys keys, Secret secret) {
        this.keys = keys;
        this.secret = secret;
    }

    /// Seals the content for the place, such as "resident.number" followed by the row's key.
    public byte[] seal(byte[] content, String place, byte[] row) {
        int version = keys.currentVersion(secret);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = new byte[HEADER + content.length + TAG];
        sealed[0] = (byte) version;
        System.arraycopy(nonce, 0, sealed, 1, NONCE);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.version(secret, version), nonce, version, place, row);
            cipher.doFinal(content, 0, content.length, sealed, HEADER);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens what was sealed for this very place; empty when it was altered, truncated or belongs elsewhere.
    public Optional<byte[]> open(byte[] sealed, String place, byte[] row) {
        if (sealed.length < HEADER + TAG) {
            return Optional.empty();
        }
        int version = sealed[0];
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, keys.version(secret, version), nonce, version, place, row);
            return Optional.of(cipher.doFinal(sealed, HEADER, sealed.length - HEADER));
        } catch (AEADBadTagException | IllegalStateException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same content sealed anew under the current key, for the same place; empty when it does not open there.
    public Optional<byte[]> sealAnew(byte[] sealed, String place, byte[] row) {
        return open(sealed, place, row).map(content -> seal(content, place, row));
    }

    private Cipher cipher(int mode, SecretKey key, byte[] nonce, int version, String place, byte[] row)
            throws GeneralSecurityException {
        Cipher cipher = ready.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        cipher.updateAAD(new byte[] {0, (byte) version});
        cipher.updateAAD(row);
        return cipher;
    }

    private static Cipher fresh() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
