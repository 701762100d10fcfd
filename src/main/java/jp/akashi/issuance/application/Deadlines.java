package jp.akashi.issuance.application;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// How long an application may stay in each state; never longer than the whole application may last.
@Singleton
final class Deadlines {
    private final CentreConfig config;

    Deadlines(CentreConfig config) {
        this.config = config;
    }

    /// When an application that was received at that moment ends, whatever state it is in by then.
    Instant end(Instant received) {
        return received.plus(config.applicationLifetime());
    }

    /// When a state that began at that moment ends; empty for one that goes on under the deadline before it.
    ///
    /// All preparation is one span, and what is shown stays until the application ends.
    Optional<Instant> of(ApplicationState state, Instant since) {
        return switch (state) {
            case RECEIVED -> Optional.of(since.plus(config.preparation()));
            case PAID, PRINTED -> Optional.of(since.plus(config.delivery()));
            case RELEASED -> Optional.of(since.plus(config.printing()));
            case AUTHORISED, LOOKED_UP, RENDERED, SHOWN, CLOSED, CANCELLED, EXPIRED, REFUSED -> Optional.empty();
        };
    }
}
