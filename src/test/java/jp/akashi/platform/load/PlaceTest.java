package jp.akashi.platform.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private final AtomicInteger givenBack = new AtomicInteger();
    private boolean isThereRoom;
    private final Place place = new Place(Work.NEW, 0, () -> isThereRoom, givenBack::incrementAndGet);

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
    void whoseBodyComesSlowlyLendsItToOthersAndNeedsOneAgain() {
        place.lend();
        place.lend();
        assertEquals(1, givenBack.get());

        assertFalse(place.begin(), "others have it");
        isThereRoom = true;
        assertTrue(place.begin());

        place.answered();
        place.end();
        assertEquals(2, givenBack.get(), "each time it was taken");
    }

    @Test
    void aLentPlaceIsNotGivenBackOnceMore() {
        place.lend();

        place.answered();

        assertEquals(1, givenBack.get());
    }

    @Test
    void aPlaceAtWorkIsNotLent() {
        assertTrue(place.begin());

        place.lend();

        assertEquals(0, givenBack.get());
    }

    @Test
    void workWhoseCallerIsGoneIsNotBegun() {
        place.answered();

        assertFalse(place.begin());

        assertEquals(1, givenBack.get());
    }
}
