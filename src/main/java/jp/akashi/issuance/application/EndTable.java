package jp.akashi.issuance.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Purpose;
import jp.akashi.vocabulary.Refusal;

/// Gives applications up, one or all that are overdue, and everything that follows from it in the same transaction.
///
/// The document is destroyed, and a certificate of which no copy was printed is withdrawn: nobody may hold one.
@Singleton
final class EndTable {
    private static final String ONE = """
            with ended as (
              update kiosk_application
                 set state = $3, version = version + 1, changed_at = $1, refusal = $4
               where id = $5 and version = $6 and state = any($7)
              returning id, number, request_id
            ),\s""";

    private static final String OVERDUE = """
            with ended as (
              update kiosk_application
                 set state = $3, version = version + 1, changed_at = $1, refusal = $4
               where id in (select id from kiosk_application
                             where deadline <= $1 and state not in ('CLOSED', 'CANCELLED', 'EXPIRED', 'REFUSED')
                             order by deadline limit 200 for update skip locked)
              returning id, number, request_id
            ),\s""";

    private static final String CONSEQUENCES = """
            unprinted as (
              select e.request_id, c.number, c.municipality, c.shc_kid, c.shc_rid, c.resident_id
                from ended e join certificate c on c.number = e.number
               where not exists (select from kiosk_copy k where k.application_id = e.id and k.printed_at is not null)
            ), listed as (
              insert into revocation (kid, rid, number, reason, operator, recorded_at)
              select shc_kid, shc_rid, number, 'APPLICATION_' || $3::text, 'kiosk', $1 from unprinted
              on conflict (kid, rid) do nothing
            ), audited as (
              insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id, number)
              select $1, $2, 'KIOSK', u.municipality, substring(r.person_key for 16), 'WITHDRAWN', u.request_id, u.number
                from unprinted u join resident r on r.id = u.resident_id
            ), destroyed as (
              delete from kiosk_document d using ended e where d.application_id = e.id
            )
            select id from ended""";

    private final Database database;

    EndTable(Database database) {
        this.database = database;
    }

    /// Ends one application; false where somebody else moved it on.
    Uni<Boolean> end(Fence fence, ApplicationState end, Optional<Refusal> refusal, Instant at) {
        Tuple row = start(end, at)
                .addString(refusal.map(Refusal::code).orElse(null))
                .addString(fence.applicationId())
                .addLong(fence.version())
                .addValue(end.before().stream().map(Enum::name).toArray(String[]::new));
        return database.inPaidTime(
                        database.paid().preparedQuery(ONE + CONSEQUENCES).execute(row))
                .map(ended -> ended.size() == 1);
    }

    /// Ends what is overdue, 200 at a time; how many there were.
    Uni<Integer> expire(Instant at) {
        Tuple row = start(ApplicationState.EXPIRED, at).addString(null);
        return database.inTime(
                        database.writes().preparedQuery(OVERDUE + CONSEQUENCES).execute(row))
                .map(RowSet::size);
    }

    private static Tuple start(ApplicationState end, Instant at) {
        OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
        return Tuple.from(List.of(moment, Purpose.CERT_WITHDRAWAL.name(), end.name()));
    }
}
