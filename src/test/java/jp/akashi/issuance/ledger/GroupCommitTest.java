package jp.akashi.issuance.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private record Written(List<String> entries, UniEmitter<? super List<String>> done) {
        void succeed() {
            done.complete(entries.stream().map(entry -> entry + " stands").toList());
        }

        void fail() {
            done.fail(new IllegalStateException("refused"));
        }
    }

    private Executor moment = Runnable::run;
    private final List<Written> statements = new ArrayList<>();
    private final GroupCommit<String, String> commit = new GroupCommit<>(
            entries -> Uni.createFrom().emitter(done -> statements.add(new Written(entries, done))),
            3,
            1,
            task -> moment.execute(task));

    @Test
    void aLoneEntryIsWrittenAtOnce() {
        UniAssertSubscriber<String> a = add("a");
        statements.getFirst().succeed();
        a.assertItem("a stands");
    }

    @Test
    void whatArrivesAtOneMomentSharesAStatement() {
        List<Runnable> later = new ArrayList<>();
        moment = later::add;
        add("a");
        add("b");
        assertEquals(List.of(), statements);

        later.forEach(Runnable::run);
        assertEquals(List.of("a", "b"), statements.getFirst().entries());
        assertEquals(1, later.size());
    }

    @Test
    void whatArrivesMeanwhileSharesTheNextStatement() {
        add("a");
        UniAssertSubscriber<String> b = add("b");
        UniAssertSubscriber<String> c = add("c");
        assertEquals(1, statements.size());

        statements.getFirst().succeed();
        assertEquals(List.of("b", "c"), statements.getLast().entries());
        statements.getLast().succeed();
        b.assertItem("b stands");
        c.assertItem("c stands");
    }

    @Test
    void nobodyIsAnsweredBeforeTheirStatementIsDone() {
        UniAssertSubscriber<String> a = add("a");
        a.assertNotTerminated();
    }

    @Test
    void aStatementCarriesNoMoreThanABatch() {
        add("a");
        List.of("b", "c", "d", "e").forEach(this::add);
        statements.getFirst().succeed();
        assertEquals(List.of("b", "c", "d"), statements.getLast().entries());
    }

    @Test
    void oneBadEntryFailsAlone() {
        add("a");
        UniAssertSubscriber<String> b = add("b");
        UniAssertSubscriber<String> c = add("c");
        statements.getFirst().succeed();
        statements.get(1).fail();

        statements.get(2).fail();
        statements.get(3).succeed();
        b.assertFailed();
        c.assertItem("c stands");
    }

    @Test
    void afterAFailureTheQueueGoesOn() {
        add("a");
        UniAssertSubscriber<String> b = add("b");
        statements.getFirst().fail();
        statements.getLast().succeed();
        b.assertItem("b stands");
    }

    private UniAssertSubscriber<String> add(String entry) {
        return commit.add(entry).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
