package jp.akashi.platform.load;

/// One request's place among the work in progress, given back once its answer has left and its work has ended.
///
/// A caller who hung up, or was answered by the deadline, frees nothing while the work goes on; whose caller is gone
/// before it begins is not begun. Saying the same twice changes nothing: a connection that breaks ends more than once.
public final class Place {
    private final Work work;
    private final long takenAt;
    private final Runnable giveBack;
    private boolean isAnswered;
    private boolean isWorking;
    private boolean isGivenBack;

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

    /// Whether the work may begin; false when its caller is gone.
    public synchronized boolean begin() {
        isWorking = !isAnswered;
        return isWorking;
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
        }
        giveBack.run();
    }
}
