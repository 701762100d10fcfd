package jp.akashi.platform.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Demand demand = new Demand(new SplittableRandom(1), 0);

    @Test
    void whoIsTurnedAwayComesBackWhenThereIsRoom() {
        ask(1000, 10);

        double mean = 0;
        for (int i = 0; i < 1000; i++) {
            mean += demand.comeBack().toMillis() / 1000.0 / 1000;
        }

        assertEquals(11, mean, 1, "ten times as much as can be done is spread over twenty seconds");
    }

    @Test
    void nobodyIsSentAwayForLongerThanAMinute() {
        ask(10_000, 100_000);

        for (int i = 0; i < 100; i++) {
            assertTrue(demand.comeBack().compareTo(Duration.ofMinutes(1)) <= 0);
            assertTrue(demand.comeBack().compareTo(Duration.ofSeconds(1)) >= 0);
        }
    }

    @Test
    void whatWasLongAgoIsForgotten() {
        ask(1000, 10);
        for (int i = 0; i < 1000; i++) {
            demand.count(true, Duration.ofMinutes(2).toNanos() + i * MILLI);
        }

        assertTrue(demand.comeBack().compareTo(Duration.ofSeconds(4)) < 0);
    }

    private void ask(int times, int oneIn) {
        for (int i = 0; i < times; i++) {
            demand.count(i % oneIn == 0, i * MILLI);
        }
    }
}
