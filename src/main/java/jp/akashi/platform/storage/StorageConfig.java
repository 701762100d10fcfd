package jp.akashi.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long anybody waits for PostgreSQL, on how many connections, and when it is left alone.
@ConfigMapping(prefix = "akashi.storage")
public interface StorageConfig {
    /// Connections for reads; each carries many queries at once.
    @WithDefault("4")
    int readConnections();

    /// Queries under way on one read connection.
    @WithDefault("256")
    int pipelining();

    /// The longest a certificate request waits for one answer of PostgreSQL.
    @WithDefault("PT0.9S")
    Duration deadline();

    /// Connections for everything else; each carries one statement or transaction.
    @WithDefault("16")
    int writeConnections();

    /// Connections for the steps of kiosks' applications that may be paid for; new work never takes them.
    @WithDefault("4")
    int paidConnections();

    /// The longest such a step waits for one answer of PostgreSQL.
    @WithDefault("PT3S")
    Duration paidDeadline();

    /// The most that wait for a connection, in each of these lines; further ones are turned away as "busy".
    @WithDefault("1024")
    int waiting();

    /// The longest PostgreSQL works on one statement that is no look-up, and waits for the next in a transaction.
    @WithDefault("PT6S")
    Duration statement();

    /// A connection on which nothing came for so long is closed, whatever was asked on it.
    @WithDefault("PT8S")
    Duration silence();

    /// Failures in a row after which PostgreSQL is asked by one request at a time only.
    @WithDefault("5")
    int failures();

    /// How long PostgreSQL is left alone between two of these.
    @WithDefault("PT0.5S")
    Duration rest();

    /// The longest that work outside of the certificate path waits for one of its sessions.
    @WithDefault("PT30S")
    Duration sessionDeadline();
}
