package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// One attempt to ask: whatever comes of it is written down, and none takes longer than its deadline.
@Singleton
final class AttemptInquiry {
    private static final Logger LOG = Logger.getLogger(AttemptInquiry.class);

    private final SameGatewayLink here;
    private final NetworkLink elsewhere;
    private final TurnTable table;
    private final InquiryConfig config;
    private final InstantSource clock;

    AttemptInquiry(
            SameGatewayLink here, NetworkLink elsewhere, TurnTable table, InquiryConfig config, InstantSource clock) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /// Asks once. Fails only when not even the outcome could be written down; the inquiry is then asked again.
    Uni<Void> once(OpenInquiry inquiry) {
        Question question = inquiry.question();
        return link(question)
                .ask(question)
                .ifNoItem()
                .after(config.deadline())
                .fail()
                .onItemOrFailure()
                .transformToUni(
                        (answer, failure) -> failure == null ? settle(inquiry, answer) : postpone(inquiry, failure));
    }

    private InquiryLink link(Question question) {
        return config.nodes().containsKey(question.asked().digits()) ? elsewhere : here;
    }

    private Uni<Void> settle(OpenInquiry inquiry, Answer answer) {
        return answer instanceof Answer.TooMany(Duration pause)
                ? table.postpone(inquiry, clock.instant().plus(pause))
                : table.end(inquiry, answer, clock.instant());
    }

    private Uni<Void> postpone(OpenInquiry inquiry, Throwable failure) {
        LOG.warnf(
                "inquiry %s to %s could not be asked (attempt %d): %s",
                inquiry.id(),
                inquiry.question().asked().digits(),
                inquiry.attempts(),
                failure.getClass().getSimpleName());
        return table.postpone(inquiry, inquiry.next(clock.instant(), config.retryAfter()));
    }
}
