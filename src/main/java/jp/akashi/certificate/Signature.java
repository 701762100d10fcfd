package jp.akashi.certificate;

import jp.akashi.vocabulary.Bytes;

/// An ECDSA P-256 signature as 64 bytes r‖s. Source: RFC 7518, section 3.4.
public record Signature(Bytes rs) {
    private static final int LENGTH = 64;

    public Signature {
        if (rs.length() != LENGTH) {
            throw new IllegalArgumentException("an ES256 signature has " + LENGTH + " bytes");
        }
    }
}
