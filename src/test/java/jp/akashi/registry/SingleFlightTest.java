package jp.akashi.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private final SingleFlight<String, String> flights = new SingleFlight<>();
    private final List<UniEmitter<? super String>> departures = new ArrayList<>();

    @Test
    void thoseWhoAskAtTheSameTimeShareOneAnswer() {
        UniAssertSubscriber<String> first = join("a");
        UniAssertSubscriber<String> second = join("a");
        departures.getFirst().complete("answer");

        first.assertItem("answer");
        second.assertItem("answer");
        assertEquals(1, departures.size());
    }

    @Test
    void differentQuestionsFlyApart() {
        join("a");
        join("b");
        assertEquals(2, departures.size());
    }

    @Test
    void aCallerWhoHangsUpTakesNobodyElseDown() {
        UniAssertSubscriber<String> first = join("a");
        UniAssertSubscriber<String> second = join("a");
        first.cancel();
        departures.getFirst().complete("answer");

        second.assertItem("answer");
    }

    @Test
    void afterAFailureTheNextAsksAgain() {
        UniAssertSubscriber<String> first = join("a");
        departures.getFirst().fail(new IllegalStateException("down"));
        UniAssertSubscriber<String> second = join("a");
        departures.getLast().complete("answer");

        first.assertFailed();
        second.assertItem("answer");
        assertTrue(departures.size() == 2);
    }

    private UniAssertSubscriber<String> join(String key) {
        return flights.join(key, () -> Uni.createFrom().emitter(departures::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
