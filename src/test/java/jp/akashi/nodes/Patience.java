package jp.akashi.nodes;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for what another process does, with an end.
public final class Patience {
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private Patience() {}

    /// Whether it came true in time.
    public static boolean until(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    static void kill(Process process) {
        process.destroyForcibly();
        until(Duration.ofSeconds(10), () -> !process.isAlive());
    }
}
