package jp.akashi.operations.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import jp.akashi.vocabulary.Bytes;

/// How leaves and nodes are hashed: SHA-256, told apart by their first byte. Source: RFC 6962, section 2.1.
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static Bytes ofNothing() {
        return Bytes.copyOf(sha256().digest());
    }

    static Bytes leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return Bytes.copyOf(digest.digest(content));
    }

    static Bytes node(Bytes left, Bytes right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.toArray());
        return Bytes.copyOf(digest.digest(right.toArray()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
