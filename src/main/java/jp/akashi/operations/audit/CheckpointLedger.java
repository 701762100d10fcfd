package jp.akashi.operations.audit;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jp.akashi.operations.audit.Finding.Kind;
import jp.akashi.vocabulary.Bytes;

/// The checkpoints of a municipality that bear a valid signature, against which a tree is held while it is read.
///
/// Once a tree differs all later ones must: the first is told, and the last that agreed.
final class CheckpointLedger {
    private final NavigableMap<Long, Checkpoint> bySize = new TreeMap<>();
    private final Findings findings;
    private int agreed;
    private long anchored;
    private boolean differs;

    CheckpointLedger(String municipality, List<String> notes, List<PublicKey> keys, Findings findings) {
        this.findings = findings;
        for (int i = 0; i < notes.size(); i++) {
            take(municipality, i, notes.get(i), keys);
        }
    }

    private void take(String municipality, int place, String written, List<PublicKey> keys) {
        Optional<SignedNote> note = SignedNote.parse(written);
        Optional<Checkpoint> checkpoint =
                note.flatMap(signed -> Checkpoint.parse(signed.text())).filter(found -> found.isOf(municipality));
        if (checkpoint.isEmpty()) {
            findings.add(Kind.CHECKPOINT_DAMAGED, place, "note " + (place + 1));
        } else if (!note.orElseThrow().isSignedBy(keys)) {
            findings.add(
                    Kind.CHECKPOINT_FORGED,
                    checkpoint.get().size(),
                    checkpoint.get().at().toString());
        } else {
            Checkpoint known = bySize.putIfAbsent(checkpoint.get().size(), checkpoint.get());
            if (known != null && !known.root().equals(checkpoint.get().root())) {
                findings.add(
                        Kind.CHECKPOINT_DIFFERS,
                        known.size(),
                        checkpoint.get().at().toString());
            }
        }
    }

    /// Holds the tree at its present size against the checkpoint of that size, if there is one.
    void compare(Frontier tree) {
        Checkpoint signed = bySize.get(tree.size());
        if (signed == null || differs) {
            return;
        }
        Bytes root = tree.root();
        if (signed.root().equals(root)) {
            agreed++;
            anchored = tree.size();
        } else {
            differs = true;
            findings.add(
                    Kind.CHECKPOINT_DIFFERS,
                    tree.size(),
                    "signed " + signed.at() + ", the last that agrees has " + anchored);
        }
    }

    /// After the last leaf: whether a checkpoint knows of a larger tree.
    void end(long size) {
        if (!bySize.isEmpty() && bySize.lastKey() > size) {
            findings.add(
                    Kind.TREE_TRUNCATED,
                    bySize.lastKey(),
                    "signed " + bySize.lastEntry().getValue().at());
        }
    }

    /// Whether some checkpoint of that moment or earlier has that leaf.
    boolean had(long leaf, Instant moment) {
        return bySize.tailMap(leaf, false).values().stream()
                .anyMatch(checkpoint -> !checkpoint.at().isAfter(moment));
    }

    int agreed() {
        return agreed;
    }

    long anchored() {
        return anchored;
    }
}
