package jp.akashi.operations.audit;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.akashi.issuance.signing.CheckpointSeal;
import org.jboss.logging.Logger;

/// Finds out whether a municipality's audit is still what was written: nothing deleted, changed, moved, put in between.
///
/// {@link VerifyAuditAlone} does the same without the gateway, for those who do not trust it.
@Singleton
public final class VerifyAudit {
    private static final Logger LOG = Logger.getLogger(VerifyAudit.class);

    private final DataSource database;
    private final CheckpointSeal seal;
    private final Path directory;

    @Inject
    VerifyAudit(DataSource database, CheckpointSeal seal, AuditConfig config) {
        this.database = database;
        this.seal = seal;
        this.directory = config.directory();
    }

    /// Reads all of it, on another thread.
    public Uni<AuditReport> verify(String municipality) {
        return Uni.createFrom()
                .item(() -> report(municipality))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(VerifyAudit::tell);
    }

    private AuditReport report(String municipality) {
        try (Connection connection = database.getConnection()) {
            return AuditCheck.of(municipality, directory, seal.trusted()).run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit cannot be read", e);
        }
    }

    private static void tell(AuditReport report) {
        report.findings()
                .forEach(finding -> LOG.errorf(
                        "TAMPERED AUDIT of %s: %s at %d, %s",
                        report.municipality(), finding.kind(), finding.position(), finding.about()));
    }
}
