package jp.akashi.operations.audit;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.vocabulary.Purpose;

/// Lets auditors search. Who searched for what is written into the same audit, in the same transaction.
@Singleton
public final class SearchAudit {
    private final AuditSearchTable table;
    private final InstantSource clock;

    SearchAudit(AuditSearchTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// The entries that match, as far as they are in the tree: at most some seconds behind.
    public Uni<List<FoundEntry>> search(AuditCriteria criteria, String auditor, String requestId) {
        AuditEntry entry = AuditEntry.of(
                clock.instant(), Purpose.AUDIT_REVIEW, auditor, criteria.municipality(), "SEARCHED", requestId);
        if (criteria.subjectTag().isPresent()) {
            entry = entry.onPerson(criteria.subjectTag().get());
        }
        if (criteria.certificate().isPresent()) {
            entry = entry.onCertificate(criteria.certificate().get());
        }
        return table.search(criteria, entry);
    }

    /// Writes down that somebody verified an audit or took a proof from it.
    public Uni<Void> reviewed(String municipality, String outcome, String auditor, String requestId) {
        return table.add(
                AuditEntry.of(clock.instant(), Purpose.AUDIT_REVIEW, auditor, municipality, outcome, requestId));
    }
}
