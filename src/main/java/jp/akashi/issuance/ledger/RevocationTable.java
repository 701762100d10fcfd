package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.Purpose;

/// Lists withdrawn certificates. The entry and its audit stand together.
@Singleton
final class RevocationTable {
    private static final String WITHDRAW = """
            with withdrawn as (
              select c.number, c.municipality, c.shc_kid, c.shc_rid, substring(r.person_key for 16) as subject_tag
                from certificate c join resident r on r.id = c.resident_id
               where c.number = $1
            ), listed as (
              insert into revocation (kid, rid, number, reason, operator, recorded_at)
              select shc_kid, shc_rid, number, $2, $3, $4 from withdrawn
              on conflict (kid, rid) do update set before = null, reason = excluded.reason, operator = excluded.operator
            ), audited as (
              insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id, number)
              select $4, $5, $3, municipality, subject_tag, 'WITHDRAWN', $6, number from withdrawn
            )
            select number from withdrawn""";

    private final Database database;

    RevocationTable(Database database) {
        this.database = database;
    }

    Uni<Boolean> withdraw(CertificateNumber number, String reason, String operator, String requestId, Instant at) {
        OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
        Tuple row = Tuple.from(
                List.of(number.written(), reason, operator, moment, Purpose.CERT_WITHDRAWAL.name(), requestId));
        return database.inTime(database.writes().preparedQuery(WITHDRAW).execute(row))
                .map(rows -> rows.size() > 0);
    }
}
