package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Lets entries that arrive together, or while statements are under way, share one, so that many pay for one commit.
///
/// One for each event loop. A failed batch is tried again entry by entry: one bad entry fails alone.
final class GroupCommit<E, R> {
    private final Function<List<E>, Uni<List<R>>> write;
    private final int batch;
    private final int statements;
    private final ArrayDeque<Waiting<E, R>> queue = new ArrayDeque<>();
    private final Executor soon;
    private int underWay;

    private record Waiting<E, R>(E entry, UniEmitter<? super R> answer) {}

    /// `write` answers one result per entry, in order, once all of them are durable; `soon` runs a task when those who
    /// come at the same moment have come.
    GroupCommit(Function<List<E>, Uni<List<R>>> write, int batch, int statements, Executor soon) {
        this.write = write;
        this.batch = batch;
        this.statements = statements;
        this.soon = soon;
    }

    Uni<R> add(E entry) {
        return Uni.createFrom().emitter(answer -> {
            if (enqueue(new Waiting<>(entry, answer))) {
                soon.execute(this::flush);
            }
        });
    }

    /// Whether a statement may begin for it; where none may, the next one to end takes it along.
    private synchronized boolean enqueue(Waiting<E, R> waiting) {
        queue.add(waiting);
        return underWay < statements && queue.size() == 1;
    }

    private void flush() {
        List<Waiting<E, R>> next = take();
        while (!next.isEmpty()) {
            List<Waiting<E, R>> group = next;
            write.apply(entries(group))
                    .subscribe()
                    .with(results -> landed(group, results), failure -> failed(group, failure));
            next = take();
        }
    }

    private synchronized List<Waiting<E, R>> take() {
        List<Waiting<E, R>> taken = new ArrayList<>();
        if (underWay < statements) {
            while (taken.size() < batch && !queue.isEmpty()) {
                taken.add(queue.remove());
            }
            underWay += taken.isEmpty() ? 0 : 1;
        }
        return taken;
    }

    private void landed(List<Waiting<E, R>> group, List<R> results) {
        release();
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(results.get(i));
        }
        flush();
    }

    private void failed(List<Waiting<E, R>> group, Throwable failure) {
        release();
        if (group.size() == 1) {
            group.getFirst().answer().fail(failure);
        } else {
            group.forEach(this::alone);
        }
        flush();
    }

    private void alone(Waiting<E, R> waiting) {
        write.apply(List.of(waiting.entry()))
                .subscribe()
                .with(results -> waiting.answer().complete(results.getFirst()), waiting.answer()::fail);
    }

    private synchronized void release() {
        underWay--;
    }

    private static <E, R> List<E> entries(List<Waiting<E, R>> group) {
        return group.stream().map(Waiting::entry).toList();
    }
}
