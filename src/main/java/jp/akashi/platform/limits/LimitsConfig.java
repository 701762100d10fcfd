package jp.akashi.platform.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How often one caller may ask, such as `20/PT10M`: 20 in ten minutes, the longest period there is.
@ConfigMapping(prefix = "akashi.limits")
public interface LimitsConfig {
    /// Certificates of one person by app, counted once the card is believed. In prod 20/PT10M.
    Optional<Rate> subject();

    /// Challenges for one network address (of IPv6 the first 64 bits); many share one. In prod 600/PT1M.
    Optional<Rate> address();

    /// Applications at one kiosk terminal. In prod 20/PT1M.
    Optional<Rate> terminal();

    /// Applications in one store. In prod 60/PT1M.
    Optional<Rate> store();

    /// The longest a request waits for the count of all nodes in Redis; without it this node's own count decides.
    @WithDefault("PT0.1S")
    Duration deadline();

    /// Callers whose counts one node remembers, for each limit.
    @WithDefault("100000")
    int remembered();
}
