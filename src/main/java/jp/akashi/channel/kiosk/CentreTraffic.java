package jp.akashi.channel.kiosk;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import jp.akashi.channel.Promptly;
import jp.akashi.issuance.KioskRequest;
import jp.akashi.issuance.application.Terminal;
import jp.akashi.platform.limits.Limit;
import jp.akashi.platform.limits.RateLimits;

/// How much a kiosk may ask for, and by when it is answered. What it began it may end: steps are never counted.
@Singleton
final class CentreTraffic {
    private final RateLimits limits;
    private final Promptly promptly;

    CentreTraffic(RateLimits limits, Promptly promptly) {
        this.limits = limits;
        this.promptly = promptly;
    }

    /// An application: counted for its terminal and for its store before anybody looks at the card.
    <T> Uni<T> start(RoutingContext context, String centre, KioskRequest request, Supplier<Uni<T>> work) {
        Terminal terminal = request.application().terminal();
        String store = centre + "/" + terminal.store();
        return promptly.answer(context, () -> limits.count(Limit.STORE, store)
                .chain(() -> limits.count(Limit.TERMINAL, store + "/" + terminal.id()))
                .chain(work::get));
    }

    /// A step of an application that was let in before.
    <T> Uni<T> step(RoutingContext context, Supplier<Uni<T>> work) {
        return promptly.answer(context, work);
    }
}
