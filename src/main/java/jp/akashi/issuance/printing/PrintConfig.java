package jp.akashi.issuance.printing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How many pages are made at a time, and how many may wait.
@ConfigMapping(prefix = "akashi.printing")
public interface PrintConfig {
    /// Pages in the making at a time; without it as many as this machine has processors.
    Optional<Integer> workers();

    /// The most pages that wait for their turn; further ones are turned away as "busy".
    @WithDefault("64")
    int waiting();
}
