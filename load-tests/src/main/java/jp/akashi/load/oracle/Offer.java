package jp.akashi.load.oracle;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.random.RandomGenerator;

/// Sends requests, either as fast as so many callers get answers or at a pace that no answer slows down.
///
/// A request that is turned away goes back into the stock, one that is answered or given up by its caller is judged on
/// the bench. Everything here happens on the loader's one event loop.
final class Offer {
    private static final int PAUSE_MILLIS = 5;
    private static final int SHORTEST_PATIENCE_MILLIS = 1;
    private static final int LONGEST_PATIENCE_MILLIS = 60;

    private final Vertx vertx;
    private final Wires wires;
    private final Stock stock;
    private final Bench bench;
    private final RandomGenerator random;
    private final double timeOuts;

    /// `timeOuts` is the share of callers who do not wait for an answer.
    Offer(Vertx vertx, Wires wires, Stock stock, Bench bench, RandomGenerator random, double timeOuts) {
        this.vertx = vertx;
        this.wires = wires;
        this.stock = stock;
        this.bench = bench;
        this.random = random;
        this.timeOuts = timeOuts;
    }

    /// A closed loop.
    Kinds closed(int callers, int seconds) {
        Kinds kinds = new Kinds();
        Promise<Void> over = Promise.promise();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        int[] present = {callers};
        vertx.runOnContext(ignored -> {
            for (int i = 0; i < callers; i++) {
                again(kinds, until, () -> {
                    present[0]--;
                    if (present[0] == 0) {
                        over.complete();
                    }
                });
            }
        });
        over.future().toCompletionStage().toCompletableFuture().join();
        return kinds;
    }

    private void again(Kinds kinds, long until, Runnable gone) {
        long now = System.nanoTime();
        if (now > until) {
            gone.run();
            return;
        }
        send(kinds, now, isAccepted -> {
            if (isAccepted) {
                again(kinds, until, gone);
            } else {
                vertx.setTimer(PAUSE_MILLIS, due -> again(kinds, until, gone));
            }
        });
    }

    /// An open loop: from one pace to another within `rise` seconds, `during` tells how it went until then; then the
    /// other pace for so many seconds, which is the answer.
    Kinds open(double from, double to, int rise, int seconds, Kinds during) {
        Kinds held = new Kinds();
        Promise<Void> over = Promise.promise();
        long start = System.nanoTime();
        long[] sent = new long[1];
        long[] last = {start};
        vertx.setPeriodic(1, timer -> {
            long now = System.nanoTime();
            double elapsed = (now - start) / 1e9;
            if (elapsed >= rise + seconds) {
                vertx.cancelTimer(timer);
                vertx.setTimer(4_000, due -> over.complete()); // by then all are answered
                return;
            }
            long due = due(elapsed, from, to, rise) - sent[0];
            for (long i = 1; i <= due; i++) {
                send(elapsed < rise ? during : held, last[0] + (now - last[0]) * i / due, isAccepted -> {});
            }
            sent[0] += due;
            last[0] = now;
        });
        over.future().toCompletionStage().toCompletableFuture().join();
        return held;
    }

    private static long due(double elapsed, double from, double to, int rise) {
        double rising = Math.min(elapsed, rise);
        double slope = rise == 0 ? 0 : (to - from) / rise;
        return (long) (from * rising + slope * rising * rising / 2 + to * Math.max(0, elapsed - rise));
    }

    private void send(Kinds kinds, long due, Handler<Boolean> then) {
        if (!wires.take(wire -> send(wire, kinds, due, then))) {
            kinds.notOffered();
            vertx.runOnContext(ignored -> then.handle(false));
        }
    }

    private void send(Wire wire, Kinds kinds, long due, Handler<Boolean> then) {
        Stock.Ready next = stock.take();
        long sent = System.nanoTime();
        kinds.sent(sent - due);
        wire.send(next.request(), answer -> {
            if (answer == null) {
                kinds.broke();
                bench.abandoned(next.errand());
            } else {
                answered(kinds, answer, due, sent);
                wires.giveBack(wire);
                bench.judge(next.errand(), answer);
            }
            boolean isAccepted = answer != null && answer.isCertificate();
            if (!isAccepted) {
                stock.comesBack(next);
            }
            then.handle(isAccepted);
        });
        if (timeOuts > 0 && random.nextDouble() < timeOuts) {
            int patience = random.nextInt(SHORTEST_PATIENCE_MILLIS, LONGEST_PATIENCE_MILLIS);
            vertx.setTimer(patience, over -> giveUp(wire, next, kinds, then));
        }
    }

    private static void answered(Kinds kinds, Answer answer, long due, long sent) {
        long now = System.nanoTime();
        kinds.answered(answer.isCertificate(), now - due);
        if (!answer.isCertificate()) {
            kinds.rejectedAfter(now - sent);
        }
    }

    private void giveUp(Wire wire, Stock.Ready asked, Kinds kinds, Handler<Boolean> then) {
        if (wire.isWaitingFor(asked.request())) {
            wire.hangUp();
            kinds.gaveUp();
            bench.abandoned(asked.errand());
            stock.comesBack(asked);
            then.handle(false);
        }
    }
}
