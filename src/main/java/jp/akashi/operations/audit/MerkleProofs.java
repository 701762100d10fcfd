package jp.akashi.operations.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import jp.akashi.vocabulary.Bytes;

/// Proofs that a leaf is in a tree, and that one tree is the beginning of another.
///
/// `subtree` answers the root over the leaves from one index to before another. Source: RFC 6962, 2.1.1 and 2.1.2.
record MerkleProofs(BiFunction<Long, Long, Bytes> subtree) {
    /// The hashes beside the way from a leaf up to the root, lowest first.
    List<Bytes> inclusion(long index, long size) {
        List<Bytes> path = new ArrayList<>();
        include(index, 0, size, path);
        return path;
    }

    /// What shows that the tree of the first `from` leaves is the beginning of that of `to` leaves; `from` > 0.
    List<Bytes> consistency(long from, long to) {
        List<Bytes> path = new ArrayList<>();
        connect(from, 0, to, true, path);
        return path;
    }

    private void include(long index, long begin, long end, List<Bytes> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + leftOf(end - begin);
        if (index < middle) {
            include(index, begin, middle, path);
            path.add(subtree.apply(middle, end));
        } else {
            include(index, middle, end, path);
            path.add(subtree.apply(begin, middle));
        }
    }

    private void connect(long old, long begin, long end, boolean known, List<Bytes> path) {
        if (old == end) {
            if (!known) {
                path.add(subtree.apply(begin, end));
            }
            return;
        }
        long middle = begin + leftOf(end - begin);
        if (old <= middle) {
            connect(old, begin, middle, known, path);
            path.add(subtree.apply(middle, end));
        } else {
            connect(old, middle, end, false, path);
            path.add(subtree.apply(begin, middle));
        }
    }

    /// The largest power of two below a number of leaves.
    static long leftOf(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
