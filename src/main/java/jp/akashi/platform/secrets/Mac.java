package jp.akashi.platform.secrets;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/// HMAC-SHA-256 under one key. Safe for use by many threads at once.
public final class Mac {
    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<javax.crypto.Mac> macs;

    Mac(SecretKey key) {
        macs = ThreadLocal.withInitial(() -> ready(key));
    }

    /// A MAC under the current version of a secret.
    public static Mac of(SecretKeys keys, Secret secret) {
        return new Mac(keys.current(secret));
    }

    /// A MAC under one version of a secret.
    public static Mac of(SecretKeys keys, Secret secret, int version) {
        return new Mac(keys.version(secret, version));
    }

    /// 32 bytes over the parts in order; the caller sees to it that their borders are unambiguous.
    public byte[] of(byte[]... parts) {
        javax.crypto.Mac mac = macs.get();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static javax.crypto.Mac ready(SecretKey key) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
