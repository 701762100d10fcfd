package jp.akashi.operations.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import jp.akashi.vocabulary.Bytes;

/// Names a set of leaves: SHA-256 over the index (8 bytes) and the hash of each, in the tree's order.
final class LeafDigest {
    private final MessageDigest digest = MerkleTree.sha256();
    private long count;
    private long first;
    private long last;

    void add(long index, Bytes hash) {
        first = count == 0 ? index : first;
        last = index;
        count++;
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(index).flip());
        digest.update(hash.toArray());
    }

    long count() {
        return count;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /// Once, after the last leaf.
    Bytes end() {
        return Bytes.copyOf(digest.digest());
    }
}
