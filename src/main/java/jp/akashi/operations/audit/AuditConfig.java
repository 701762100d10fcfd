package jp.akashi.operations.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// Where the audit's signed checkpoints are written, and how often.
@ConfigMapping(prefix = "akashi.audit")
public interface AuditConfig {
    /// Directory outside of the database, one for all nodes, better on a store that only takes additions.
    Path directory();

    /// How long a municipality's tree may grow before its next checkpoint is signed.
    @WithDefault("PT1M")
    Duration checkpointPeriod();

    /// How many years entries about people's records are kept; at least one.
    @WithDefault("7")
    int keepRecordsYears();

    /// How many years entries about keys, latches, the audit and other acts of operators are kept; at least one.
    @WithDefault("10")
    int keepOperationsYears();
}
