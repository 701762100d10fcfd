package jp.akashi.registry.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// One import as it is stored.
@Entity
@Table(name = "import_run")
class ImportRunRow {
    @Id
    String id;

    String sender;
    String source;
    String kind;
    String state;
    long accepted;
    long unchanged;
    long pending;
    long rejected;
    Instant startedAt;
    Instant changedAt;

    ImportRun run() {
        return new ImportRun(id, kind, state, new Counts(accepted, unchanged, pending, rejected), startedAt, changedAt);
    }
}
