package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.registry.PersonAt;
import jp.akashi.vocabulary.Purpose;

/// Tells the audit who brought records in or decided about them, in the transaction that did so.
@Singleton
final class AuditTable {
    /// Whose act it was: the name in the certificate, its municipality, and the request or the import.
    record Actor(String name, String municipality, String requestId) {
        static Actor of(Sender sender, String requestId) {
            return new Actor(sender.name(), sender.municipality().digits(), requestId);
        }
    }

    private final InstantSource clock;

    AuditTable(InstantSource clock) {
        this.clock = clock;
    }

    /// What became of many rows of one import.
    Uni<Void> imported(SqlConnection connection, Actor actor, String outcome) {
        return AuditTrail.write(
                connection, entry(Purpose.RECORD_IMPORT, actor, outcome).onObject(actor.requestId()));
    }

    /// That one dose came in; the person is empty while nobody has the ticket.
    Uni<Void> recorded(SqlConnection connection, Actor actor, String outcome, Optional<PersonAt> person) {
        return AuditTrail.write(connection, about(person, entry(Purpose.RECORD_IMPORT, actor, outcome)));
    }

    /// What a person changed by hand, or decided to leave.
    Uni<Void> corrected(SqlConnection connection, Actor actor, String outcome, Optional<PersonAt> person) {
        return AuditTrail.write(connection, about(person, entry(Purpose.RECORD_CORRECTION, actor, outcome)));
    }

    private AuditEntry entry(Purpose purpose, Actor actor, String outcome) {
        return AuditEntry.of(clock.instant(), purpose, actor.name(), actor.municipality(), outcome, actor.requestId());
    }

    private static AuditEntry about(Optional<PersonAt> person, AuditEntry entry) {
        return person.map(one -> entry.onPerson(one.person().key().auditTag())).orElse(entry);
    }
}
