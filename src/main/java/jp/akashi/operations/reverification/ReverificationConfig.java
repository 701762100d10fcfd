package jp.akashi.operations.reverification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often every stored certificate is verified anew.
@ConfigMapping(prefix = "akashi.reverification")
interface ReverificationConfig {
    /// From the begin of one pass to the begin of the next.
    @WithDefault("P1D")
    Duration period();

    /// How long a node runs before it takes part; shorter to look at the ledger at once, as after a restore.
    @WithDefault("PT30M")
    Duration delay();
}
