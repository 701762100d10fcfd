package jp.akashi.load.oracle;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/// Requests that are ready to be sent, byte by byte. Whoever was turned away comes back with the same one.
///
/// A new one is made where there is none, or where the card's challenge is about to expire.
final class Stock {
    private static final Duration LIFE = Duration.ofMinutes(4);

    private final Supplier<Errand> errands;
    private final ArrayDeque<Ready> ready = new ArrayDeque<>();

    /// An errand, and the whole HTTP request for it.
    record Ready(Errand errand, Buffer request) {
        static Ready of(Errand errand) {
            return new Ready(
                    errand,
                    Buffer.buffer("POST /app/v1/certificates HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                    + "application/json\r\nIdempotency-Key: " + errand.key()
                                    + "\r\nContent-Length: " + errand.body().length() + "\r\n\r\n")
                            .appendBuffer(errand.body()));
        }
    }

    Stock(Supplier<Errand> errands, int count) {
        this.errands = errands;
        for (int i = 0; i < count; i++) {
            ready.add(Ready.of(errands.get()));
        }
    }

    Ready take() {
        Ready next = ready.poll();
        boolean isFresh = next != null && next.errand().madeAt().isAfter(Instant.now().minus(LIFE));
        return isFresh ? next : Ready.of(errands.get());
    }

    void comesBack(Ready turnedAway) {
        ready.add(turnedAway);
    }
}
