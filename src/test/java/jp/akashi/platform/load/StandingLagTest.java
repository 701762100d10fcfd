package jp.akashi.platform.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StandingLagTest {
    private final StandingLag lag = new StandingLag();

    @Test
    void aStallThatPassesIsNoLine() {
        tell(0, 1);
        tell(20, 300);

        assertEquals(OptionalLong.of(millis(1)), lag.over(millis(80), millis(110)));
    }

    @Test
    void aLineStandsWhenNobodyWasQuickForAnInterval() {
        tell(0, 30);
        tell(50, 25);

        assertEquals(OptionalLong.of(millis(25)), lag.over(millis(40), millis(100)));
    }

    @Test
    void eachIntervalIsJudgedByItself() {
        tell(0, 1);
        lag.over(millis(1), millis(100));
        tell(120, 50);

        assertEquals(OptionalLong.of(millis(50)), lag.over(millis(60), millis(220)));
    }

    private void tell(long at, long wait) {
        assertEquals(OptionalLong.empty(), lag.over(millis(wait), millis(at)));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
