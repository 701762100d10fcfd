package jp.akashi.platform.approval;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Lets an act pass when two different operators asked for the same act on the same target within one hour.
///
/// The first call requests and the second one, by somebody else, confirms; both stay on record.
@Singleton
public final class FourEyes {
    private static final Duration WAIT = Duration.ofHours(1);

    private final OperatorRequestTable requests;
    private final InstantSource clock;

    FourEyes(OperatorRequestTable requests, InstantSource clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /// Asks in an operator's name, such as "activate" for a key.
    public Uni<Consent> ask(String action, String target, String operator) {
        Instant now = clock.instant();
        return requests.confirm(action, target, operator, now, now.minus(WAIT))
                .chain(confirmed -> confirmed
                        ? Uni.createFrom().item(Consent.GIVEN)
                        : requests.request(action, target, operator, now, now.minus(WAIT))
                                .replaceWith(Consent.REQUESTED));
    }
}
