package jp.akashi.demo.channel;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.channel.Caller;

/// Who signed in at the demo, by a secret that only their browser has; each sign-in lasts an hour and ends with the
// demo.
@Singleton
final class SignIns {
    static final String COOKIE = "akashi-demo-staff";
    static final Duration LENGTH = Duration.ofHours(1);

    private record SignIn(Caller who, Instant end) {}

    private final Map<String, SignIn> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    SignIns(InstantSource clock) {
        this.clock = clock;
    }

    /// Signs somebody in; the secret for their cookie.
    String begin(Caller who) {
        Instant now = clock.instant();
        open.values().removeIf(one -> one.end().isBefore(now));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String written = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        open.put(written, new SignIn(who, now.plus(LENGTH)));
        return written;
    }

    Optional<Caller> who(String secret) {
        return Optional.ofNullable(open.get(secret))
                .filter(one -> one.end().isAfter(clock.instant()))
                .map(SignIn::who);
    }
}
