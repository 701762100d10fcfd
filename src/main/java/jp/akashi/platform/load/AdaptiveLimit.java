package jp.akashi.platform.load;

import java.time.Duration;

/// How many may be in at a time: grows by one a round while they fit, shrinks by a tenth when the machine falls behind.
///
/// Half empty, it recovers by a tenth: what piles up behind a short stall has its place then. Either at most once
/// in a tenth of a second, so that one stall counts once. Source: additive increase, multiplicative decrease, RFC 5681,
// section 3.1.
final class AdaptiveLimit {
    private static final double KEEP = 0.9;
    private static final double RECOVER = 1.1;
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final int lowest;
    private final int highest;
    private double limit;
    private int taken;
    private long changedAt;

    AdaptiveLimit(int lowest, int highest, long now) {
        this.lowest = lowest;
        this.highest = highest;
        this.limit = Math.clamp(lowest * 4L, lowest, highest);
        this.changedAt = now - PAUSE;
    }

    synchronized boolean take() {
        if (taken >= (int) limit) {
            return false;
        }
        taken++;
        return true;
    }

    synchronized void giveBack() {
        // Only a limit that is made use of says anything about the next place.
        if (taken * 2 > limit) {
            limit = Math.min(highest, limit + 1 / limit);
        }
        taken--;
    }

    synchronized void shrink(long now) {
        if (isTimeToChange(now)) {
            limit = Math.max(lowest, limit * KEEP);
        }
    }

    /// The machine keeps up. A limit that is made use of grows by its own turnover only.
    synchronized void recover(long now) {
        if (taken * 2 <= limit && limit < highest && isTimeToChange(now)) {
            limit = Math.min(highest, limit * RECOVER);
        }
    }

    private boolean isTimeToChange(long now) {
        boolean isTime = now - changedAt >= PAUSE;
        if (isTime) {
            changedAt = now;
        }
        return isTime;
    }

    synchronized boolean isFull() {
        return taken >= (int) limit;
    }

    synchronized int limit() {
        return (int) limit;
    }

    synchronized int taken() {
        return taken;
    }
}
