package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.intake.DoseTable.OneWritten;
import jp.akashi.registry.intake.VenueResult.Recorded;
import jp.akashi.registry.intake.VenueResult.Refused;
import jp.akashi.registry.intake.VenueResult.Rejected;

/// What venues record, correct and take back: the dose, its audit and the tablet's key in one transaction.
@Singleton
final class VenueTable {
    /// What came of it, and whose record changed.
    record Outcome(VenueResult result, List<PersonAt> changed) {
        static Outcome of(VenueResult result) {
            return new Outcome(result, List.of());
        }

        Optional<PersonAt> person() {
            return changed.stream().findFirst();
        }
    }

    /// A version of the venue's own, and what stands in its place now.
    private record Found(OwnDose own, StandingDose standing) {
        StandingDose.Version latest() {
            return standing.latest().orElseThrow();
        }

        boolean isLatest() {
            return latest().id() == own.doseId();
        }
    }

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Database database;
    private final DoseTable doses;
    private final DoseEndTable ends;
    private final EntryTable entries;
    private final AuditTable audit;

    VenueTable(Database database, DoseTable doses, DoseEndTable ends, EntryTable entries, AuditTable audit) {
        this.database = database;
        this.doses = doses;
        this.ends = ends;
        this.entries = entries;
        this.audit = audit;
    }

    Uni<Outcome> record(Sender sender, Optional<EntryKey> key, ReportedDose dose, String requestId) {
        return AreaTable.inPlace(database, sender, connection -> enter(connection, dose.key())
                .chain(() -> entries.find(connection, key))
                .chain(earlier -> earlier.map(known -> Uni.createFrom().item(Outcome.of(known)))
                        .orElseGet(() -> write(connection, sender, dose)
                                .call(outcome -> audit.recorded(
                                        connection,
                                        AuditTable.Actor.of(sender, requestId),
                                        "VENUE DOSE " + written(outcome.result()),
                                        outcome.person()))
                                .call(outcome -> entries.add(connection, key, outcome.result())))));
    }

    Uni<Outcome> correct(Sender sender, long doseId, LocalDate today, ReportedDose dose, String requestId) {
        return AreaTable.inPlace(database, sender, connection -> enter(connection, dose.key())
                .chain(() -> OwnDoseTable.find(connection, sender, doseId))
                .chain(own -> own.map(known -> DoseTable.standing(connection, sender, dose)
                                .map(standing -> new Found(known, standing))
                                .chain(found -> correct(connection, sender, found, today, dose, requestId)))
                        .orElseGet(() -> refused(Refused.NOT_FOUND))));
    }

    Uni<Outcome> withdraw(Sender sender, OwnDose dose, LocalDate today, String requestId) {
        return AreaTable.inPlace(database, sender, connection -> enter(
                        connection, dose.reported().key())
                .chain(() -> OwnDoseTable.find(connection, sender, dose.doseId()))
                .chain(own -> own.map(known -> DoseTable.standing(connection, sender, known.reported())
                                .map(standing -> new Found(known, standing))
                                .chain(found -> withdraw(connection, sender, found, today, requestId)))
                        .orElseGet(() -> refused(Refused.NOT_FOUND))));
    }

    private Uni<Outcome> correct(
            SqlConnection connection,
            Sender sender,
            Found found,
            LocalDate today,
            ReportedDose dose,
            String requestId) {
        if (found.own().state().equals("WITHDRAWN")) {
            return refused(Refused.MOVED_ON);
        }
        if (!isOf(today, found.own())) {
            return refused(Refused.TOO_LATE);
        }
        return found.isLatest()
                ? write(connection, sender, dose)
                        .call(outcome -> audit.corrected(
                                connection,
                                AuditTable.Actor.of(sender, requestId),
                                "VENUE CORRECTION " + written(outcome.result()),
                                outcome.person()))
                : repeated(connection, sender, found.latest().id(), dose);
    }

    // The same correction again, after its answer was lost.
    private Uni<Outcome> repeated(SqlConnection connection, Sender sender, long latest, ReportedDose dose) {
        return OwnDoseTable.find(connection, sender, latest)
                .map(own -> own.filter(known -> known.reported().equals(dose))
                        .map(known -> Outcome.of(new Recorded(latest, known.state(), List.of())))
                        .orElseGet(() -> Outcome.of(Refused.MOVED_ON)));
    }

    private Uni<Outcome> withdraw(
            SqlConnection connection, Sender sender, Found found, LocalDate today, String requestId) {
        Recorded withdrawn = new Recorded(found.own().doseId(), "WITHDRAWN", List.of());
        if (!found.isLatest()) {
            return refused(Refused.MOVED_ON);
        }
        if (found.own().state().equals("WITHDRAWN")) {
            return Uni.createFrom().item(Outcome.of(withdrawn));
        }
        if (!isOf(today, found.own())) {
            return refused(Refused.TOO_LATE);
        }
        return ends.withdraw(connection, sender, found.own().reported().key().area(), found.standing())
                .map(changed -> new Outcome(withdrawn, changed))
                .call(outcome -> audit.corrected(
                        connection, AuditTable.Actor.of(sender, requestId), "VENUE WITHDRAWAL", outcome.person()));
    }

    private Uni<Outcome> write(SqlConnection connection, Sender sender, ReportedDose dose) {
        return NeighbourTable.doubts(connection, dose)
                .chain(doubts -> doses.write(connection, sender, dose).map(one -> outcome(one, doubts)));
    }

    private static Outcome outcome(OneWritten one, List<Doubt> doubts) {
        List<Doubt> all = one.written().counts().unchanged() == 0
                ? doubts
                : Stream.concat(Stream.of(Doubt.ALREADY_RECORDED), doubts.stream())
                        .toList();
        VenueResult result = one.standing()
                .<VenueResult>map(dose -> new Recorded(dose.id(), dose.isPending() ? "PENDING" : "ACTIVE", all))
                .orElseGet(() -> new Rejected(one.written().errors().getFirst().fault()));
        return new Outcome(result, one.written().changed());
    }

    private static String written(VenueResult result) {
        return switch (result) {
            case Recorded recorded -> recorded.state();
            case Rejected rejected -> rejected.fault().name();
            case Refused refused -> refused.name();
        };
    }

    private static Uni<Void> enter(SqlConnection connection, ReportedDose.Key key) {
        return AreaTable.enter(connection, Stream.of(key.area()));
    }

    private static Uni<Outcome> refused(Refused why) {
        return Uni.createFrom().item(Outcome.of(why));
    }

    private static boolean isOf(LocalDate today, OwnDose dose) {
        return LocalDate.ofInstant(dose.recordedAt(), JAPAN).equals(today);
    }
}
