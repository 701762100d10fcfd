package jp.akashi.load.oracle;

import java.util.Map;
import java.util.TreeMap;

/// What a soak has seen so far.
final class Tally {
    private final long goal;
    private final long begun = System.nanoTime();
    private final Map<String, Long> broken = new TreeMap<>();
    private long certificates;
    private long refusals;
    private long hungUp;
    private long repeats;
    private long papers;

    Tally(long goal) {
        this.goal = goal;
    }

    boolean isReached() {
        return certificates >= goal;
    }

    void certificate() {
        certificates++;
    }

    void refusal() {
        refusals++;
    }

    void hungUp() {
        hungUp++;
    }

    void repeat() {
        repeats++;
    }

    void paper() {
        papers++;
    }

    /// A connection that broke without anybody hanging up.
    void broken(Throwable cause) {
        broken.merge(cause.toString(), 1L, Long::sum);
    }

    boolean isWhole() {
        return broken.isEmpty();
    }

    @Override
    public String toString() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        return ("%d certificates checked, every field of each (%.0f/s); %d of them the same bytes again; %d papers;"
                        + " %d refusals checked; %d hung up; connections broken: %s")
                .formatted(certificates, certificates / seconds, repeats, papers, refusals, hungUp, broken);
    }
}
