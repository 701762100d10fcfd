package jp.akashi.load.oracle;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What became of requests: how many of each kind, and how long each waited from the moment it was due.
final class Kinds {
    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final Histogram accepted = new Histogram(LONGEST_MICROS, 3);
    private final Histogram rejected = new Histogram(LONGEST_MICROS, 3);
    private final Histogram sinceSent = new Histogram(LONGEST_MICROS, 3);
    private final Histogram late = new Histogram(LONGEST_MICROS, 3);
    private long gaveUp;
    private long broken;
    private long notOffered;

    /// From when it was sent, without the loader's own delay.
    void rejectedAfter(long nanos) {
        sinceSent.recordValue(micros(nanos));
    }

    void answered(boolean isAccepted, long nanos) {
        (isAccepted ? accepted : rejected).recordValue(micros(nanos));
    }

    /// How long after it was due the loader itself sent a request.
    void sent(long nanos) {
        late.recordValue(micros(nanos));
    }

    void gaveUp() {
        gaveUp++;
    }

    void broke() {
        broken++;
    }

    /// All connections were waiting: the loader could not offer what was due.
    void notOffered() {
        notOffered++;
    }

    long accepted() {
        return accepted.getTotalCount();
    }

    String lines(double seconds) {
        long all = accepted() + rejected.getTotalCount() + gaveUp + broken;
        return "offered   %9.0f /s   not offered for want of connections %.0f /s%n"
                        .formatted(all / seconds, notOffered / seconds)
                + line("accepted", accepted, seconds)
                + line("rejected", rejected, seconds)
                + line("  sent    ", sinceSent, seconds)
                + "gave up   %9.0f /s   %.1f %% of all%n".formatted(gaveUp / seconds, 100.0 * gaveUp / Math.max(1, all))
                + "broken    %9d   never answered %d%n".formatted(broken, late.getTotalCount() - all)
                + "of these latencies the loader's own delay: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n"
                        .formatted(millis(late, 50), millis(late, 99), late.getMaxValue() / 1e3);
    }

    /// Only what was answered, and how fast.
    String line(double seconds) {
        return line("accepted", accepted, seconds) + line("rejected", rejected, seconds);
    }

    private static String line(String kind, Histogram latencies, double seconds) {
        return "%s  %9.0f /s   p50 %.1f ms   p99 %.1f ms   max %.1f ms%n"
                .formatted(
                        kind,
                        latencies.getTotalCount() / seconds,
                        millis(latencies, 50),
                        millis(latencies, 99),
                        latencies.getMaxValue() / 1e3);
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    private static long micros(long nanos) {
        return Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000));
    }
}
