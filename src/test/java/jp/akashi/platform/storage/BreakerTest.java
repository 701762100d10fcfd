package jp.akashi.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jp.akashi.platform.problem.TurnedAwayException;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Duration REST = Duration.ofMillis(500);

    private final AtomicInteger renewed = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private long now = -1;
    private final Breaker breaker =
            new Breaker(3, REST, renewed::incrementAndGet, () -> now, new SimpleMeterRegistry());

    @Test
    void opensAfterFailuresInARowAndAsksNobodyThen() {
        fail(new ConnectException(), 3);

        TurnedAwayException away = assertThrows(TurnedAwayException.class, this::answer);

        assertTrue(away.retryAfter() >= 1);
        assertEquals(3, asked.get());
        assertEquals(1, renewed.get(), "the connections are left");
    }

    @Test
    void anAnswerBetweenFailuresKeepsItClosed() {
        for (int i = 0; i < 10; i++) {
            fail(new ConnectException(), 2);
            answer();
        }

        assertFalse(breaker.isOpen());
    }

    @Test
    void aStatementThatWasRefusedWasAnswered() {
        fail(new PgException("duplicate", "ERROR", "23505", ""), 10);
        fail(new PgException("deadlock", "ERROR", "40P01", ""), 10);

        assertFalse(breaker.isOpen());
    }

    @Test
    void whoWaitsInOurOwnLineWhileOthersAreAnsweredOpensNothing() {
        List<UniEmitter<? super Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            breaker.guard(Uni.createFrom().<Integer>emitter(waiting::add))
                    .subscribe()
                    .with(item -> {}, failure -> {});
        }
        now += REST.toNanos();
        answer();

        waiting.forEach(one -> one.fail(new TooSlowException("PostgreSQL", REST)));

        assertFalse(breaker.isOpen());
    }

    @Test
    void aFullLineSaysNothingOfTheDatabase() {
        fail(new ConnectionPoolTooBusyException("full"), 10);

        assertFalse(breaker.isOpen());
    }

    @Test
    void aDeadlineThatNobodyWasAnsweredInOpensIt() {
        answer();
        now += 1;

        fail(new TooSlowException("PostgreSQL", REST), 3);

        assertTrue(breaker.isOpen());
    }

    @Test
    void aServerOnItsWayOutOrDemotedIsAway() {
        fail(new PgException("terminating", "FATAL", "57P01", ""), 2);
        fail(new PgException("read-only", "ERROR", "25006", ""), 1);

        assertTrue(breaker.isOpen());
    }

    @Test
    void oneQuestionAtATimeFindsOutWhetherItIsBack() {
        fail(new ConnectException(), 3);
        now += REST.toNanos();
        CompletableFuture<Integer> probe =
                breaker.guard(Uni.createFrom().<Integer>emitter(never -> {})).subscribeAsCompletionStage();

        assertThrows(TurnedAwayException.class, this::answer);

        assertFalse(probe.isDone());
    }

    @Test
    void closesWithTheFirstAnswerAndRestsAgainAfterAFailure() {
        fail(new ConnectException(), 3);
        now += REST.toNanos();
        fail(new ConnectException(), 1);
        assertThrows(TurnedAwayException.class, this::answer);
        assertEquals(2, renewed.get());

        now += REST.toNanos();
        answer();

        assertFalse(breaker.isOpen());
        assertEquals(1, answer());
    }

    private int answer() {
        return breaker.guard(Uni.createFrom().item(() -> {
                    asked.incrementAndGet();
                    return 1;
                }))
                .await()
                .indefinitely();
    }

    private void fail(Exception failure, int times) {
        for (int i = 0; i < times; i++) {
            assertThrows(Exception.class, () -> breaker.guard(Uni.createFrom().failure(() -> {
                        asked.incrementAndGet();
                        return failure;
                    }))
                    .await()
                    .indefinitely());
        }
    }
}
