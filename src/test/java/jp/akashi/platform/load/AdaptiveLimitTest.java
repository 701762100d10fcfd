package jp.akashi.platform.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final AdaptiveLimit limit = new AdaptiveLimit(10, 100, 0);

    @Test
    void letsInAsManyAsThereArePlaces() {
        assertEquals(40, takeAll());
        assertTrue(limit.isFull());

        limit.giveBack();

        assertFalse(limit.isFull());
        assertTrue(limit.take());
    }

    @Test
    void growsByOneInARoundWhileItIsMadeUseOf() {
        for (int round = 0; round < 200; round++) {
            turnOver(takeAll());
        }

        assertEquals(100, limit.limit(), "and never above the highest");
    }

    @Test
    void staysWhereItIsWhileNobodyNeedsIt() {
        for (int i = 0; i < 1000; i++) {
            limit.take();
            limit.giveBack();
        }

        assertEquals(40, limit.limit());
    }

    @Test
    void recoversHalfEmptyForWhatPilesUpBehindAStall() {
        limit.recover(100 * MILLI);
        limit.recover(101 * MILLI);
        assertEquals(44, limit.limit(), "once in a while only");

        takeAll();
        limit.recover(200 * MILLI);
        assertEquals(44, limit.limit(), "a full one has to show that more fit");

        turnOver(44);
        for (int i = 3; i < 50; i++) {
            limit.recover(i * 100 * MILLI);
        }
        assertEquals(100, limit.limit(), "and never above the highest");
    }

    @Test
    void shrinksByATenthForEachStallAndNeverBelowTheLowest() {
        limit.shrink(200 * MILLI);
        limit.shrink(201 * MILLI);
        assertEquals(36, limit.limit(), "one stall is seen by many requests and counts once");

        for (int i = 1; i < 50; i++) {
            limit.shrink(200 * MILLI + i * 100 * MILLI);
        }

        assertEquals(10, limit.limit());
    }

    @Test
    void thoseInsideStayInsideWhenItShrinks() {
        int inside = takeAll();
        limit.shrink(200 * MILLI);

        assertFalse(limit.take());
        turnOver(inside);

        assertEquals(0, limit.taken());
    }

    private int takeAll() {
        int taken = 0;
        while (limit.take()) {
            taken++;
        }
        return taken;
    }

    private void turnOver(int taken) {
        for (int i = 0; i < taken; i++) {
            limit.giveBack();
        }
    }
}
