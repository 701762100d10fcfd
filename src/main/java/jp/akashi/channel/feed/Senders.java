package jp.akashi.channel.feed;

import jakarta.ws.rs.core.SecurityContext;
import jp.akashi.channel.Caller;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.Source;

/// Callers as the intake knows them.
final class Senders {
    private Senders() {}

    /// The sender behind a request; read once, at the door.
    static Sender of(SecurityContext security) {
        Caller caller = Caller.of(security);
        Source source =
                switch (caller.role()) {
                    case MUNICIPALITY -> Source.MUNICIPALITY;
                    case CONTRACTOR -> Source.CONTRACTOR;
                    case VENUE -> Source.VENUE;
                    case CENTRE, OPERATOR -> throw new IllegalStateException("no sender of records");
                };
        return new Sender(caller.name(), source, caller.municipality().orElseThrow());
    }
}
