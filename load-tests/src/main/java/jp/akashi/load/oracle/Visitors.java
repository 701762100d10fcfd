package jp.akashi.load.oracle;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Callers who each ask for one certificate after the other: one of seven sets out to hang up, some ask twice at once or once more.
///
/// Who is told "busy" comes back with the same key and body until there is a certificate. All on one event loop.
final class Visitors {
    private static final double HANG_UP = 0.15;
    private static final double TWICE = 0.05;
    private static final double AGAIN = 0.05;
    private static final double KIOSK = 0.001;
    private static final int MOST_TRIES = 500;

    private final Vertx vertx;
    private final Line line;
    private final Errands errands;
    private final Verdicts verdicts;
    private final KioskVisits kiosk;
    private final RandomGenerator random;
    private final Promise<Void> over = Promise.promise();
    private int present;

    Visitors(Vertx vertx, Line line, Errands errands, Verdicts verdicts, KioskVisits kiosk, RandomGenerator random) {
        this.vertx = vertx;
        this.line = line;
        this.errands = errands;
        this.verdicts = verdicts;
        this.kiosk = kiosk;
        this.random = random;
    }

    /// Ends when the goal is reached and everybody has gone, or at the first mismatch.
    Future<Void> come(int count) {
        vertx.runOnContext(ignored -> {
            present = count;
            for (int i = 0; i < count; i++) {
                next();
            }
        });
        return over.future();
    }

    private void next() {
        if (verdicts.tally().isReached()) {
            present--;
            if (present == 0) {
                over.tryComplete();
            }
            return;
        }
        visit().onComplete(end -> {
            if (end.failed() && !(end.cause() instanceof Line.HungUpException)) {
                if (end.cause() instanceof MismatchException) {
                    over.tryFail(end.cause());
                    return;
                }
                verdicts.tally().broken(end.cause());
            }
            next();
        });
    }

    private Future<?> visit() {
        double fate = random.nextDouble();
        if (fate < KIOSK) {
            return kiosk.visit(errands.atKiosk(errands.somebody()));
        }
        Errand errand = errands.next();
        verdicts.begin(errand);
        if (fate < HANG_UP) {
            return hangUp(errand);
        }
        if (fate < HANG_UP + TWICE) {
            return Future.all(patiently(errand, false), patiently(errand, false))
                    .map(both -> verdicts.same(errand, both.resultAt(0), both.resultAt(1)));
        }
        Future<Answer> first = patiently(errand, true);
        return fate < HANG_UP + TWICE + AGAIN
                ? first.compose(answer -> patiently(errand, false).map(same -> verdicts.same(errand, answer, same)))
                : first;
    }

    /// Every second of those who hung up asks for what stands by now.
    private Future<?> hangUp(Errand errand) {
        return line.askAndHangUp(errand)
                .compose(answer -> judged(errand, answer, true))
                .recover(failure -> {
                    if (!(failure instanceof Line.HungUpException)) {
                        return Future.failedFuture(failure);
                    }
                    verdicts.tally().hungUp();
                    return random.nextBoolean() ? patiently(errand, false).map(Optional::of) : Future.succeededFuture();
                });
    }

    private Future<Answer> patiently(Errand errand, boolean isOnly) {
        return patiently(errand, isOnly, 1);
    }

    private Future<Answer> patiently(Errand errand, boolean isOnly, int tries) {
        return line.ask(errand)
                .compose(answer -> judged(errand, answer, isOnly && tries == 1))
                .compose(answer -> {
                    if (answer.isPresent()) {
                        return Future.succeededFuture(answer.get());
                    }
                    if (tries == MOST_TRIES) {
                        throw new MismatchException("tries for " + errand.person(), "fewer than " + MOST_TRIES, tries);
                    }
                    Promise<Void> pause = Promise.promise();
                    vertx.setTimer(20L + random.nextInt(200), due -> pause.complete());
                    return pause.future().compose(ignored -> patiently(errand, isOnly, tries + 1));
                });
    }

    /// The answer where it is a certificate; nothing where it is an honest refusal.
    private Future<Optional<Answer>> judged(Errand errand, Answer answer, boolean isOnly) {
        return Future.succeededFuture(verdicts.on(errand, answer, isOnly) ? Optional.of(answer) : Optional.empty());
    }
}
