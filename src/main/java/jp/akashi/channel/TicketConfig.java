package jp.akashi.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// What venues may read from tickets.
@ConfigMapping(prefix = "akashi.feed")
public interface TicketConfig {
    /// The kinds of ticket (券種, first digit of the 18-digit line) that stand for a dose; any other is a misread.
    @WithDefault("1,2")
    Set<String> ticketKinds();
}
