package jp.akashi.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the gateway waits for PostgreSQL, and how widely it reads.
@ConfigMapping(prefix = "akashi.storage")
public interface StorageConfig {
    /// Connections for reads; each carries many queries at once.
    @WithDefault("4")
    int readConnections();

    /// Queries under way on one read connection.
    @WithDefault("256")
    int pipelining();

    /// The longest a certificate request waits for one answer of PostgreSQL.
    @WithDefault("PT1S")
    Duration deadline();

    /// The longest that work outside of the certificate path waits for one of its sessions.
    @WithDefault("PT30S")
    Duration sessionDeadline();
}
