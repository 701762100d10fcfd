package jp.akashi.vocabulary;

/// What stands for an Individual Number everywhere but at the door: its HMAC-SHA-256 under a secret index key.
///
/// 32 bytes. Only `resident` makes one. The number cannot be found from it without the key.
public record PersonKey(Bytes tag) {
    private static final int LENGTH = 32;
    private static final int AUDIT_TAG = 16;

    public PersonKey {
        if (tag.length() != LENGTH) {
            throw new IllegalArgumentException("a person key has " + LENGTH + " bytes");
        }
    }

    /// What stands for the person in the audit: the first 16 bytes, in hex.
    public String auditTag() {
        return tag.slice(0, AUDIT_TAG).toHex();
    }

    @Override
    public String toString() {
        return "PersonKey[masked]";
    }
}
