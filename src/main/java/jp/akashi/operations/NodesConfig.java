package jp.akashi.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What may run beside this node, and by which clock.
@ConfigMapping(prefix = "akashi.nodes")
interface NodesConfig {
    /// Build ids (SHA-256 in hex, as logged at the start) beside which this build may start, for a rollout.
    Optional<Set<String>> acceptBuilds();

    /// How far this node's clock may be from PostgreSQL's before it is not ready.
    @WithDefault("PT2S")
    Duration clockTolerance();
}
