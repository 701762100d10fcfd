package jp.akashi.platform.load;

import java.util.function.BooleanSupplier;

/// One request's place among the work in progress, given back once its answer has left and its work has ended.
///
/// A caller who hung up, or was answered by the deadline, frees nothing while the work goes on; whose caller is gone
/// before it begins is not begun. Whose body comes slowly lends the place to others, and needs one again to begin.
/// Saying the same twice changes nothing: a connection that breaks ends more than once.
public final class Place {
    private final Work work;
    private final long takenAt;
    private final BooleanSupplier take;
    private final Runnable giveBack;
    private boolean isAnswered;
    private boolean isWorking;
    private boolean isLent;
    private boolean isGivenBack;

    /// `take` answers whether there is a place again for one that was lent.
    Place(Work work, long takenAt, BooleanSupplier take, Runnable giveBack) {
        this.work = work;
        this.takenAt = takenAt;
        this.take = take;
        this.giveBack = giveBack;
    }

    public Work work() {
        return work;
    }

    /// Nanoseconds since the request came in; none of a lent place's, which its caller spent.
    public synchronized long spent() {
        return isLent ? 0 : System.nanoTime() - takenAt;
    }

    /// Whether the work may begin; false when its caller is gone, or others took the place that was lent.
    public synchronized boolean begin() {
        if (isAnswered || isLent && !take.getAsBoolean()) {
            return false;
        }
        isLent = false;
        isWorking = true;
        return true;
    }

    /// Lets others have the place until the work begins.
    public void lend() {
        synchronized (this) {
            if (isWorking || isAnswered || isLent) {
                return;
            }
            isLent = true;
        }
        giveBack.run();
    }

    public void end() {
        over(() -> isWorking = false);
    }

    public void answered() {
        over(() -> isAnswered = true);
    }

    private void over(Runnable change) {
        synchronized (this) {
            change.run();
            if (!isAnswered || isWorking || isGivenBack) {
                return;
            }
            isGivenBack = true;
            if (isLent) {
                return;
            }
        }
        giveBack.run();
    }
}
