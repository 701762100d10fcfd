package jp.akashi.operations.audit;

import java.util.ArrayList;
import java.util.List;
import jp.akashi.vocabulary.Bytes;

/// A tree that only grows: its size, and the roots of the full subtrees that make it up, largest first.
///
/// There is one for every bit set in the size. That is all one must keep to add leaves and to tell the root.
final class Frontier {
    private static final int HASH = 32;

    private final List<Bytes> roots;
    private long size;

    private Frontier(long size, List<Bytes> roots) {
        this.size = size;
        this.roots = roots;
    }

    static Frontier empty() {
        return new Frontier(0, new ArrayList<>());
    }

    /// The tree of that size as {@link #stored} wrote it.
    static Frontier of(long size, byte[] stored) {
        if (stored.length != Long.bitCount(size) * HASH) {
            throw new IllegalStateException("a frontier of " + stored.length + " bytes is not one of " + size);
        }
        Bytes all = Bytes.copyOf(stored);
        List<Bytes> roots = new ArrayList<>();
        for (int at = 0; at < stored.length; at += HASH) {
            roots.add(all.slice(at, at + HASH));
        }
        return new Frontier(size, roots);
    }

    /// Adds a leaf's hash.
    void add(Bytes leaf) {
        Bytes root = leaf;
        for (long left = size; (left & 1) == 1; left >>= 1) {
            root = MerkleTree.node(roots.removeLast(), root);
        }
        roots.add(root);
        size++;
    }

    long size() {
        return size;
    }

    Bytes root() {
        if (roots.isEmpty()) {
            return MerkleTree.ofNothing();
        }
        Bytes root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(roots.get(i), root);
        }
        return root;
    }

    byte[] stored() {
        byte[] stored = new byte[roots.size() * HASH];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i).toArray(), 0, stored, i * HASH, HASH);
        }
        return stored;
    }
}
