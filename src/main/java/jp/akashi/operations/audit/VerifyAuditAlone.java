package jp.akashi.operations.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import jp.akashi.issuance.signing.CheckpointSeal;

/// Verifies an audit without the gateway: a copy of the database, a copy of the checkpoints, the pinned public keys.
///
/// Arguments: JDBC URL, checkpoint directory, directory with `audit-signer*.pem`, codes. The database's user and
/// password come from PGUSER and PGPASSWORD. Ends with 0 when all is sound, 1 when something was found, 2 when it
/// cannot look.
public final class VerifyAuditAlone {
    private static final int CODES_FROM = 3;

    private VerifyAuditAlone() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        if (arguments.length <= CODES_FROM) {
            out.println("usage: <jdbc-url> <checkpoints> <keys> <municipality>...");
            return 2;
        }
        boolean sound = true;
        try (Connection connection = DriverManager.getConnection(arguments[0], login())) {
            for (int i = CODES_FROM; i < arguments.length; i++) {
                sound &= tell(out, verify(connection, arguments[i], Path.of(arguments[1]), Path.of(arguments[2])));
            }
            return sound ? 0 : 1;
        } catch (SQLException e) {
            out.println("cannot read the database: " + e.getMessage());
            return 2;
        }
    }

    private static AuditReport verify(Connection connection, String municipality, Path checkpoints, Path keys)
            throws SQLException {
        return AuditCheck.of(municipality, checkpoints, CheckpointSeal.trusted(keys))
                .run(connection);
    }

    private static boolean tell(PrintStream out, AuditReport report) {
        out.printf(
                "%s: %d leaves, %d of them purged, %d checkpoints agree up to %d, %d entries wait: %s%n",
                report.municipality(),
                report.leaves(),
                report.purged(),
                report.checkpoints(),
                report.anchored(),
                report.waiting(),
                report.sound() ? "sound" : "NOT SOUND");
        report.findings()
                .forEach(
                        finding -> out.printf("  %s at %d: %s%n", finding.kind(), finding.position(), finding.about()));
        return report.sound();
    }

    private static Properties login() {
        Properties login = new Properties();
        login.setProperty("user", System.getenv().getOrDefault("PGUSER", "postgres"));
        login.setProperty("password", System.getenv().getOrDefault("PGPASSWORD", ""));
        return login;
    }
}
