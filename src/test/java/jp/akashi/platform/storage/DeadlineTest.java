package jp.akashi.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void anAnswerInTimeIsHandedOn() throws Exception {
        assertEquals(
                "answer", onLoop(patient(), Uni.createFrom().item("answer")).get(5, TimeUnit.SECONDS));
    }

    @Test
    void aFailureInTimeIsHandedOn() {
        CompletableFuture<String> answer = onLoop(patient(), Uni.createFrom().failure(new IllegalStateException("no")));
        assertInstanceOf(IllegalStateException.class, causeOf(answer));
    }

    @Test
    void noAnswerEndsAsTooSlow() {
        assertInstanceOf(
                TooSlowException.class,
                causeOf(onLoop(impatient(), Uni.createFrom().nothing())));
    }

    @Test
    void anAnswerBehindAnotherThatNeverComesIsHandedOn() throws Exception {
        Deadline deadline = impatient();
        CompletableFuture<String> never = onLoop(deadline, Uni.createFrom().nothing());
        assertEquals("answer", onLoop(deadline, Uni.createFrom().item("answer")).get(5, TimeUnit.SECONDS));
        assertInstanceOf(TooSlowException.class, causeOf(never));
    }

    @Test
    void allThatAreTooSlowEnd() {
        Deadline deadline = impatient();
        CompletableFuture<String> first = onLoop(deadline, Uni.createFrom().nothing());
        CompletableFuture<String> second = onLoop(deadline, Uni.createFrom().nothing());
        assertInstanceOf(TooSlowException.class, causeOf(first));
        assertInstanceOf(TooSlowException.class, causeOf(second));
    }

    @Test
    void anAnswerThatComesTooLateIsDropped() {
        CompletableFuture<UniEmitter<? super String>> late = new CompletableFuture<>();
        CompletableFuture<String> answer =
                onLoop(impatient(), Uni.createFrom().<String>emitter(emitter -> late.complete(emitter)));
        assertInstanceOf(TooSlowException.class, causeOf(answer));
        late.join().complete("late");
        assertInstanceOf(TooSlowException.class, causeOf(answer));
    }

    @Test
    void whoWaitedGoesOnOnTheirOwnContext() {
        Context own = ((ContextInternal) loop).duplicate();
        CompletableFuture<Context> where = new CompletableFuture<>();
        own.runOnContext(ignored -> impatient()
                .on(Uni.createFrom().nothing())
                .subscribe()
                .with(item -> {}, failure -> where.complete(Vertx.currentContext())));
        assertSame(own, where.join());
    }

    @Test
    void offTheEventLoopsItEndsToo() {
        assertThrows(
                TooSlowException.class,
                () -> impatient().on(Uni.createFrom().nothing()).await().atMost(Duration.ofSeconds(5)));
    }

    private <T> CompletableFuture<T> onLoop(Deadline deadline, Uni<T> answer) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(
                ignored -> deadline.on(answer).subscribe().with(result::complete, result::completeExceptionally));
        return result;
    }

    private static Throwable causeOf(CompletableFuture<?> answer) {
        return assertThrows(ExecutionException.class, () -> answer.get(5, TimeUnit.SECONDS))
                .getCause();
    }

    private static Deadline patient() {
        return new Deadline("store", Duration.ofSeconds(30));
    }

    private static Deadline impatient() {
        return new Deadline("store", Duration.ofMillis(20));
    }
}
