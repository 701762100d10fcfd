package jp.akashi.platform.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private final AtomicInteger givenBack = new AtomicInteger();
    private final Place place = new Place(Work.NEW, 0, givenBack::incrementAndGet);

    @Test
    void isGivenBackWhenTheAnswerHasLeftAndTheWorkHasEnded() {
        assertTrue(place.begin());
        place.answered();
        assertEquals(0, givenBack.get(), "the work goes on");

        place.end();

        assertEquals(1, givenBack.get());
    }

    @Test
    void aConnectionThatBreaksTwiceGivesBackOnce() {
        place.answered();
        place.answered();
        place.end();

        assertEquals(1, givenBack.get());
    }

    @Test
    void workWhoseCallerIsGoneIsNotBegun() {
        place.answered();

        assertFalse(place.begin());

        assertEquals(1, givenBack.get());
    }
}
