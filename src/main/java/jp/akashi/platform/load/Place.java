package jp.akashi.platform.load;

import java.util.concurrent.atomic.AtomicInteger;

/// One request's place among the work in progress, given back once all who hold it have left.
///
/// Its answer holds it, and so does its work: a caller who hung up, or was answered by the deadline, frees nothing
/// while the work goes on.
public final class Place {
    private final AtomicInteger holders = new AtomicInteger(1);
    private final Work work;
    private final long takenAt;
    private final Runnable giveBack;

    Place(Work work, long takenAt, Runnable giveBack) {
        this.work = work;
        this.takenAt = takenAt;
        this.giveBack = giveBack;
    }

    public Work work() {
        return work;
    }

    /// `System.nanoTime()` of the moment the request came in.
    public long takenAt() {
        return takenAt;
    }

    public void hold() {
        holders.incrementAndGet();
    }

    public void leave() {
        if (holders.decrementAndGet() == 0) {
            giveBack.run();
        }
    }
}
