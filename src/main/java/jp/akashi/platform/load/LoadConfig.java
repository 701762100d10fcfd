package jp.akashi.platform.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much work this node takes on, and by when every request is answered.
@ConfigMapping(prefix = "akashi.load")
public interface LoadConfig {
    /// By when a request for new work is answered, with 503 if need be; the work ends by itself.
    @WithDefault("PT3S")
    Duration deadline();

    /// The same for what is nearly done, such as the document of a paid copy.
    @WithDefault("PT10S")
    Duration paidDeadline();

    /// How long an event loop may keep a task waiting before less new work is let in.
    @WithDefault("PT0.02S")
    Duration lag();

    /// New work in progress that is always let in.
    @WithDefault("32")
    int lowest();

    /// New work in progress at the most.
    @WithDefault("512")
    int highest();

    /// Calls in progress for what is nearly done; new work never takes these places.
    @WithDefault("128")
    int paid();

    /// Files of feeds in progress.
    @WithDefault("8")
    int files();
}
