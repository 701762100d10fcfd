package jp.akashi.platform.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
    private static final long SECOND = 1_000_000;

    @Test
    void allOfARateMayComeAtOnceAndTheNextIsToldWhenItFits() {
        Counts counts = new Counts(Rate.of("3/PT30S"), 10);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, counts.count("a", 0));
        }

        assertEquals(10 * SECOND, counts.count("a", 0), "three in thirty seconds: one every ten");
        assertEquals(0, counts.count("b", 0), "everybody has an allowance of one's own");
        assertEquals(1, counts.count("a", 10 * SECOND - 1));
        assertEquals(0, counts.count("a", 10 * SECOND), "the time that was told was true");
    }

    @Property
    void whoWaitsAsToldIsLetInAndNoMoreThanTheRateInAnyPeriod(
            @ForAll List<@IntRange(max = 20_000_000) Integer> pauses, @ForAll @IntRange(min = 1, max = 20) int count) {
        Rate rate = new Rate(count, Duration.ofSeconds(10));
        Counts counts = new Counts(rate, 10);
        long now = 0;
        java.util.ArrayDeque<Long> letIn = new java.util.ArrayDeque<>();
        for (int pause : pauses) {
            now += pause;
            long wait = counts.count("a", now);
            if (wait > 0) {
                now += wait;
                assertEquals(0, counts.count("a", now));
            }
            letIn.add(now);
            if (letIn.size() > 2 * count) {
                assertTrue(now - letIn.remove() >= rate.micros() - count, "at most twice the count in a period");
            }
        }
    }

    @Test
    void remembersNoMoreThanItsBound() {
        Counts counts = new Counts(Rate.of("1/PT10S"), 100);
        for (int i = 0; i < 1000; i++) {
            counts.count("caller-" + i, 0);
        }

        assertEquals(100, counts.remembered());
        assertTrue(counts.count("caller-999", 0) > 0, "the latest are remembered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "20/", "/PT1M", "0/PT1M", "-1/PT1M", "1/PT11M", "1/PT0S", "1/1M", "1/PT1M "})
    void whatIsNoRateStopsTheStart(String written) {
        assertThrows(IllegalArgumentException.class, () -> Rate.of(written));
    }
}
