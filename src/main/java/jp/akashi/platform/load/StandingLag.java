package jp.akashi.platform.load;

import java.time.Duration;
import java.util.OptionalLong;

/// The shortest wait within each interval: what waits even then is a line that stands, and no stall that passes.
///
/// Not thread-safe. Source: CoDel, RFC 8289, section 4.1: the minimum over an interval of 100 ms.
final class StandingLag {
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private boolean isBegun;
    private long until;
    private long least;

    /// Takes a wait (nanoseconds) in; answers the shortest of an interval that is over, this wait included.
    OptionalLong over(long wait, long now) {
        least = isBegun ? Math.min(least, wait) : wait;
        if (!isBegun) {
            isBegun = true;
            until = now + INTERVAL;
            return OptionalLong.empty();
        }
        if (now - until < 0) {
            return OptionalLong.empty();
        }
        isBegun = false;
        return OptionalLong.of(least);
    }
}
