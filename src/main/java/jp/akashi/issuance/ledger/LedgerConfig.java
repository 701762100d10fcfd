package jp.akashi.issuance.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How certificates become durable together.
@ConfigMapping(prefix = "akashi.ledger")
public interface LedgerConfig {
    /// Certificates written by one statement at the most.
    @WithDefault("128")
    int batch();

    /// Statements under way at once for each event loop; what arrives meanwhile shares the next one.
    @WithDefault("2")
    int statements();

    /// The longest a request waits until its certificate is durable.
    @WithDefault("PT0.9S")
    Duration deadline();
}
