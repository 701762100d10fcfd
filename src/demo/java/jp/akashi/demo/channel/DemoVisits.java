package jp.akashi.demo.channel;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The visits of newcomers, by a secret that only their browser has; each lasts an hour and ends with the demo.
@Singleton
final class DemoVisits {
    static final String COOKIE = "akashi-demo-venue";
    static final Duration LENGTH = Duration.ofHours(1);

    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    DemoVisits(InstantSource clock) {
        this.clock = clock;
    }

    /// Begins one; its secret.
    String begin() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> end.isBefore(now));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String written = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        ends.put(written, now.plus(LENGTH));
        return written;
    }

    boolean isOpen(String secret) {
        Instant end = ends.get(secret);
        return end != null && end.isAfter(clock.instant());
    }
}
