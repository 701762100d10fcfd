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

    /// By when a request's head, or a connection's handshake and first head, has arrived; a slower one is closed.
    @WithDefault("PT10S")
    Duration head();

    /// By when a body that is no feed's file has arrived; the connection of a slower one is closed.
    @WithDefault("PT10S")
    Duration body();

    /// How long a body may take before its request's place is lent to others.
    @WithDefault("PT0.25S")
    Duration bodyHoldsPlace();

    /// How long an event loop may keep a task waiting before less new work is let in.
    @WithDefault("PT0.02S")
    Duration lag();

    /// New work in progress that is always let in.
    @WithDefault("32")
    int lowest();

    /// New work in progress at the most.
    @WithDefault("1024")
    int highest();

    /// Calls in progress for what is nearly done; new work never takes these places.
    @WithDefault("128")
    int paid();

    /// Files of feeds in progress.
    @WithDefault("8")
    int files();
}
