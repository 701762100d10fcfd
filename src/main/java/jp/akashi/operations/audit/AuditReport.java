package jp.akashi.operations.audit;

import java.util.List;

/// What a verification saw: leaves read, how many of them lost their entry lawfully, checkpoints that agree and how
/// far they reach, entries not taken in yet.
///
/// What lies after the last checkpoint (`anchored` to `leaves`) is only as good as the database. At most 100 findings.
public record AuditReport(
        String municipality,
        long leaves,
        long purged,
        int checkpoints,
        long anchored,
        long waiting,
        List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }
}
