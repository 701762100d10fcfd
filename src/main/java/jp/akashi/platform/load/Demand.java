package jp.akashi.platform.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How much is asked for and how much of it is let in, of late; tells those turned away when there will be room.
///
/// Demand that is n times what can be done is spread over 2n seconds at random, so that those who come back do not come
/// together: then as many return each second as can be served.
final class Demand {
    private static final double MEMORY = Duration.ofSeconds(5).toNanos();
    private static final double LONGEST = 60;

    private final RandomGenerator random;
    private double asked;
    private double letIn;
    private long at;

    Demand(RandomGenerator random, long now) {
        this.random = random;
        this.at = now;
    }

    synchronized void count(boolean isLetIn, long now) {
        double kept = Math.exp((at - now) / MEMORY);
        at = now;
        asked = asked * kept + 1;
        letIn = letIn * kept + (isLetIn ? 1 : 0);
    }

    synchronized Duration comeBack() {
        double times = asked / Math.max(1, letIn);
        double seconds = 1 + random.nextDouble() * Math.min(LONGEST - 1, 2 * times);
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
