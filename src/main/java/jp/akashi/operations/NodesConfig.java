package jp.akashi.operations;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/// What may run beside this node.
@ConfigMapping(prefix = "akashi.nodes")
interface NodesConfig {
    /// Build ids (SHA-256 in hex, as logged at the start) beside which this build may start, for a rollout.
    Optional<Set<String>> acceptBuilds();
}
