package jp.akashi.operations.audit;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.operations.audit.Finding.Kind;
import jp.akashi.vocabulary.Bytes;

/// The signed records of a municipality's purges, against which leaves without an entry are held.
///
/// Lawful is what a record names leaf by leaf, and what a checkpoint older than the record's border already had: the
/// age rests on signatures, not on what the database says of itself.
final class PurgeLedger {
    private final Map<Bytes, PurgeRecord> byLeaves = new HashMap<>();
    private final Map<Bytes, LeafDigest> marked = new LinkedHashMap<>();
    private final Findings findings;

    PurgeLedger(String municipality, List<String> notes, List<PublicKey> keys, Findings findings) {
        this.findings = findings;
        for (int i = 0; i < notes.size(); i++) {
            take(municipality, i, notes.get(i), keys);
        }
    }

    private void take(String municipality, int place, String written, List<PublicKey> keys) {
        Optional<PurgeRecord> record = SignedNote.parse(written)
                .filter(note -> note.isSignedBy(keys))
                .flatMap(note -> PurgeRecord.parse(note.text()))
                .filter(found -> found.isOf(municipality));
        record.ifPresentOrElse(
                found -> byLeaves.put(found.leaves(), found),
                () -> findings.add(Kind.PURGE_FORGED, place, "note " + (place + 1)));
    }

    /// A leaf whose entry is gone, and the purge that its row names.
    void add(long index, Bytes hash, Bytes purge) {
        marked.computeIfAbsent(purge, ignored -> new LeafDigest()).add(index, hash);
    }

    /// After the last leaf; how many were lawfully purged.
    long end(CheckpointLedger checkpoints) {
        long lawful = 0;
        for (Map.Entry<Bytes, LeafDigest> purge : marked.entrySet()) {
            LeafDigest leaves = purge.getValue();
            Optional<Kind> wrong = wrong(purge.getKey(), leaves, checkpoints);
            wrong.ifPresent(kind -> findings.add(
                    kind, leaves.first(), leaves.count() + " leaves up to " + leaves.last() + " have no entry"));
            lawful += wrong.isEmpty() ? leaves.count() : 0;
        }
        return lawful;
    }

    private Optional<Kind> wrong(Bytes purge, LeafDigest leaves, CheckpointLedger checkpoints) {
        PurgeRecord record = byLeaves.get(purge);
        if (record == null) {
            return Optional.of(Kind.PURGE_UNRECORDED);
        }
        if (leaves.count() != record.count() || !leaves.end().equals(purge)) {
            return Optional.of(Kind.PURGE_DIFFERS);
        }
        return record.keptTheFewestYears() && checkpoints.had(leaves.last(), record.before())
                ? Optional.empty()
                : Optional.of(Kind.PURGE_TOO_YOUNG);
    }
}
