package jp.akashi.registry.quality;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.PersonAt;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Purpose;

/// Settles findings: the record, the person's revision, the finding and the audit entry in one transaction.
@Singleton
final class SettleTable {
    /// A decision of a member of staff.
    record Decision(
            MunicipalityCode area, long findingId, Settlement settlement, String by, String requestId, Instant at) {}

    /// What came of it, and whose record changed.
    record Outcome(SettlingResult result, List<PersonAt> changed) {}

    // The lock that every writer into the area takes (registry.intake.AreaTable).
    private static final String ENTER = "select pg_advisory_xact_lock(1001, $1)";
    private static final String FINDING = """
            select f.state, f.ticket_number, f.kind, r.id, r.person_key from quality_finding f
              left join resident r on r.municipality = f.municipality and r.ticket_number = f.ticket_number
             where f.municipality = $1 and f.id = $2 for update of f""";
    private static final String END = """
            update dose set state = $4, ended_at = $5
             where municipality = $1 and ticket_number = $2::bpchar and dose_number = $3
               and state in ('ACTIVE', 'PENDING')""";
    private static final String ADD = """
            insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot, venue,
                              physician, vaccinated_in, state, source, sender, recorded_at)
            select d.municipality, d.ticket_number, d.dose_number, d.version + 1, $4, $5, $6, d.venue, d.physician,
                   d.vaccinated_in, case when r.birth_date <= $4 then 'ACTIVE' else 'PENDING' end, 'MUNICIPALITY', $7,
                   $8
              from dose d
              left join resident r on r.municipality = d.municipality and r.ticket_number = d.ticket_number
             where d.municipality = $1 and d.ticket_number = $2::bpchar and d.dose_number = $3
             order by d.version desc limit 1""";
    private static final String RAISE = "update resident set revision = revision + 1, changed_at = $2 where id = $1";
    private static final String SETTLE = """
            update quality_finding
               set state = 'SETTLED', settlement = $3, reason = $4, settled_by = $5, changed_at = $6
             where municipality = $1 and id = $2""";
    private static final String BEFORE = """
            select coalesce(max(ticket_number), '') from dose
             where municipality = $1 and ticket_number < $2::bpchar and state in ('ACTIVE', 'PENDING')""";

    private final Database database;
    private final FindingTable findings;

    SettleTable(Database database, FindingTable findings) {
        this.database = database;
        this.findings = findings;
    }

    Uni<Outcome> settle(Decision decision) {
        String area = decision.area().digits();
        return database.inTime(database.inArea(area, connection -> connection
                .preparedQuery(ENTER)
                .execute(Tuple.of(Integer.valueOf(area)))
                .chain(() -> connection.preparedQuery(FINDING).execute(Tuple.of(area, decision.findingId())))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(no(SettlingResult.UNKNOWN))
                        : settle(connection, decision, rows.iterator().next()))));
    }

    private Uni<Outcome> settle(SqlConnection connection, Decision decision, Row finding) {
        if (!finding.getString(0).equals("OPEN")) {
            return Uni.createFrom().item(no(SettlingResult.NOT_OPEN));
        }
        String ticket = finding.getString(1);
        return change(connection, decision, ticket)
                .chain(changed -> changed
                        ? finish(connection, decision, finding)
                        : Uni.createFrom().item(no(SettlingResult.NO_SUCH_DOSE)));
    }

    private static Uni<Boolean> change(SqlConnection connection, Decision decision, String ticket) {
        return switch (decision.settlement()) {
            case Settlement.Confirm _ -> Uni.createFrom().item(true);
            case Settlement.Withdraw withdrawal ->
                end(connection, decision, ticket, withdrawal.doseNumber(), "WITHDRAWN");
            case Settlement.Correct correction ->
                end(connection, decision, ticket, correction.dose().number(), "SUPERSEDED")
                        .call(ended -> ended
                                ? add(connection, decision, ticket, correction.dose())
                                : Uni.createFrom().voidItem());
        };
    }

    private static Uni<Boolean> end(
            SqlConnection connection, Decision decision, String ticket, int number, String state) {
        Tuple dose = Tuple.of(decision.area().digits(), ticket, number, state, utc(decision.at()));
        return connection.preparedQuery(END).execute(dose).map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Void> add(SqlConnection connection, Decision decision, String ticket, Dose dose) {
        Tuple version = Tuple.tuple()
                .addValue(decision.area().digits())
                .addValue(ticket)
                .addValue(dose.number())
                .addValue(dose.vaccinatedOn())
                .addValue(dose.product().name())
                .addValue(dose.lot().written())
                .addValue(decision.by())
                .addValue(utc(decision.at()));
        return connection.preparedQuery(ADD).execute(version).replaceWithVoid();
    }

    private Uni<Outcome> finish(SqlConnection connection, Decision decision, Row finding) {
        String area = decision.area().digits();
        String way = way(decision.settlement());
        Tuple settled = Tuple.of(
                area, decision.findingId(), way, decision.settlement().reason(), decision.by(), utc(decision.at()));
        Optional<PersonKey> person =
                Optional.ofNullable(finding.getBuffer(4)).map(key -> new PersonKey(Bytes.copyOf(key.getBytes())));
        return connection
                .preparedQuery(SETTLE)
                .execute(settled)
                .chain(() -> AuditTrail.write(connection, entry(decision, way, person)))
                .chain(() ->
                        way.equals("CONFIRMED") ? Uni.createFrom().voidItem() : spread(connection, decision, finding))
                .replaceWith(() -> new Outcome(
                        SettlingResult.DONE,
                        person.map(key -> new PersonAt(key, decision.area())).stream()
                                .toList()));
    }

    // The certificates that used the dose, and what else looked wrong about the ticket.
    private Uni<Void> spread(SqlConnection connection, Decision decision, Row finding) {
        Long resident = finding.getLong(3);
        Uni<Void> raised = resident == null
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(RAISE)
                        .execute(Tuple.of(resident, utc(decision.at())))
                        .replaceWithVoid();
        return raised.chain(() -> lookAgain(connection, decision, finding.getString(1)));
    }

    private Uni<Void> lookAgain(SqlConnection connection, Decision decision, String ticket) {
        String area = decision.area().digits();
        LocalDate today = LocalDate.ofInstant(decision.at(), ZoneId.of("Asia/Tokyo"));
        return connection
                .preparedQuery(BEFORE)
                .execute(Tuple.of(area, ticket))
                .map(rows -> rows.iterator().next().getString(0))
                .chain(before -> findings.records(connection, area, before, 1).chain(records -> {
                    List<TicketRecord> own = records.stream()
                            .filter(record -> record.ticket().digits().equals(ticket))
                            .toList();
                    return findings.record(
                            connection, area, new FindingTable.Stretch(before, ticket, own, today), decision.at());
                }))
                .replaceWithVoid();
    }

    private static AuditEntry entry(Decision decision, String way, Optional<PersonKey> person) {
        AuditEntry entry = AuditEntry.of(
                        decision.at(),
                        Purpose.RECORD_CORRECTION,
                        decision.by(),
                        decision.area().digits(),
                        "QUALITY_" + way,
                        decision.requestId())
                .onObject("finding/" + decision.findingId());
        return person.map(key -> entry.onPerson(key.auditTag())).orElse(entry);
    }

    private static String way(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Confirm _ -> "CONFIRMED";
            case Settlement.Withdraw _ -> "WITHDRAWN";
            case Settlement.Correct _ -> "CORRECTED";
        };
    }

    private static Outcome no(SettlingResult result) {
        return new Outcome(result, List.of());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
