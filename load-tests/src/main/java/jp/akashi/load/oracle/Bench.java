package jp.akashi.load.oracle;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Where answers are judged apart from the clock: all of them, one after the other, on a thread of their own.
final class Bench implements AutoCloseable {
    private final Verdicts verdicts;
    private final ExecutorService judge =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "judge"));
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    Bench(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /// A certificate later, a refusal at once: that is cheaper than to hand it over.
    void judge(Errand errand, Answer answer) {
        verdicts.begin(errand);
        if (answer.isCertificate()) {
            judge.execute(() -> keep(() -> verdicts.on(errand, answer, false)));
        } else {
            keep(() -> verdicts.refusal(errand, answer));
        }
    }

    /// The caller went before there was an answer.
    void abandoned(Errand errand) {
        verdicts.begin(errand);
    }

    private void keep(Runnable verdict) {
        try {
            verdict.run();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /// Waits until all is judged; fails where anything was wrong.
    void requireRight() {
        try {
            judge.submit(() -> {}).get(10, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        judge.shutdownNow();
    }
}
