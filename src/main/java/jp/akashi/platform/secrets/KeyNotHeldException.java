package jp.akashi.platform.secrets;

/// Rows are kept under a key that this node does not hold: it could not ask, which is never the same as "none".
public final class KeyNotHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyNotHeldException(Secret secret, int version) {
        super("secret keys: rows are kept under " + SecretKeys.fileName(secret, version)
                + ", which this node does not hold");
    }
}
