package jp.akashi.channel.operator;

import java.util.List;
import jp.akashi.operations.audit.AuditReport;
import jp.akashi.operations.audit.Finding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a verification saw; `purged` leaves lost their entry after its years. What lies after `anchored` leaves is in
/// no signed checkpoint yet.
@Schema(name = "AuditReport")
record AuditReportAnswer(
        String municipality,
        boolean sound,
        long leaves,
        long purged,
        int checkpoints,
        long anchored,
        long waiting,
        List<FindingAnswer> findings) {

    @Schema(name = "AuditFinding")
    record FindingAnswer(String kind, long position, String about) {
        static FindingAnswer of(Finding finding) {
            return new FindingAnswer(finding.kind().name(), finding.position(), finding.about());
        }
    }

    static AuditReportAnswer of(AuditReport report) {
        return new AuditReportAnswer(
                report.municipality(),
                report.sound(),
                report.leaves(),
                report.purged(),
                report.checkpoints(),
                report.anchored(),
                report.waiting(),
                report.findings().stream().map(FindingAnswer::of).toList());
    }
}
