package jp.akashi.registry.voucher;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.platform.storage.AreaTurn;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.OcrLine;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.Purpose;
import jp.akashi.vocabulary.TicketNumber;

/// Vouchers that were made, in their municipality's area.
@Singleton
final class VoucherTable {
    /// Vouchers in the order they were made, and the last one's number.
    record Page(List<Voucher> vouchers, long lastIssue) {}

    // Who came under protection since then leaves the ordinary file at once.
    private static final String AFTER = """
            select i.id, i.dose_number, i.ticket_number, r.municipal_person_id, r.name, i.reason, i.issued_at
              from voucher_issue i join resident r on r.municipality = i.municipality and r.person_key = i.person_key
             where i.extraction_id = $1 and (i.separate or r.protected) = $2 and i.id > $3
             order by i.id limit $4""";
    private static final String FIND = """
            select i.id, i.dose_number, i.ticket_number, r.municipal_person_id, r.name, i.reason, i.issued_at,
                   bool_or(i.separate) over () or r.protected
              from voucher_issue i join resident r on r.municipality = i.municipality and r.person_key = i.person_key
             where i.municipality = $1::text::bpchar and i.ticket_number = $2::text::bpchar and i.dose_number = $3
             order by i.id""";
    private static final String REISSUE = """
            insert into voucher_issue (municipality, person_key, ticket_number, dose_number, reason, separate, issued_by,
                                       issued_at)
            select i.municipality, i.person_key, i.ticket_number, i.dose_number, $4, r.protected, $5, $6
              from voucher_issue i join resident r on r.municipality = i.municipality and r.person_key = i.person_key
             where i.municipality = $1::text::bpchar and i.ticket_number = $2::text::bpchar and i.dose_number = $3
               and i.reason = 'EXTRACTED'
            returning person_key""";

    private final Database database;
    private final InstantSource clock;

    VoucherTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<Page> after(MunicipalityCode area, String extractionId, boolean separate, long issue, int most) {
        Tuple key = Tuple.of(extractionId, separate, issue, most);
        return database.inArea(
                area.digits(),
                connection -> connection.preparedQuery(AFTER).execute(key).map(rows -> page(area, separate, rows)));
    }

    Uni<Optional<Voucher>> find(OcrLine line) {
        Tuple key = Tuple.of(line.municipality().digits(), line.ticket().digits(), line.doseNumber());
        return database.inArea(
                line.municipality().digits(),
                connection -> connection.preparedQuery(FIND).execute(key).map(rows -> voucher(line, rows)));
    }

    /// Writes down another paper, with its audit entry; false when there is no first one.
    Uni<Boolean> reissue(OcrLine line, IssueReason reason, String caller, String requestId) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                line.municipality().digits(),
                line.ticket().digits(),
                line.doseNumber(),
                reason.name(),
                caller,
                now.atOffset(ZoneOffset.UTC));
        AuditEntry entry = AuditEntry.of(
                now, Purpose.VOUCHER_ISSUE, caller, line.municipality().digits(), reason.name(), requestId);
        String area = line.municipality().digits();
        return database.inArea(area, connection -> AreaTurn.take(connection, Stream.of(area))
                .chain(() -> connection.preparedQuery(REISSUE).execute(values))
                .chain(rows -> audit(connection, entry, rows)));
    }

    private static Uni<Boolean> audit(SqlConnection connection, AuditEntry entry, RowSet<Row> issued) {
        if (issued.size() == 0) {
            return Uni.createFrom().item(false);
        }
        PersonKey person =
                new PersonKey(Bytes.copyOf(issued.iterator().next().getBuffer(0).getBytes()));
        return AuditTrail.write(connection, entry.onPerson(person.auditTag())).map(_ -> true);
    }

    private static Page page(MunicipalityCode area, boolean separate, RowSet<Row> rows) {
        List<Voucher> vouchers = new ArrayList<>(rows.size());
        long last = 0;
        for (Row row : rows) {
            OcrLine line = new OcrLine(OcrLine.VOUCHER, row.getInteger(1), area, new TicketNumber(row.getString(2)));
            vouchers.add(voucher(line, row, separate, List.of(issue(row))));
            last = row.getLong(0);
        }
        return new Page(vouchers, last);
    }

    private static Optional<Voucher> voucher(OcrLine line, RowSet<Row> rows) {
        Row latest = null;
        List<Voucher.Issue> issues = new ArrayList<>();
        for (Row row : rows) {
            latest = row;
            issues.add(issue(row));
        }
        return latest == null ? Optional.empty() : Optional.of(voucher(line, latest, latest.getBoolean(7), issues));
    }

    private static Voucher voucher(OcrLine line, Row row, boolean separate, List<Voucher.Issue> issues) {
        return new Voucher(line, row.getString(3), new PersonName(row.getString(4)), separate, issues);
    }

    private static Voucher.Issue issue(Row row) {
        return new Voucher.Issue(
                IssueReason.valueOf(row.getString(5)), row.getOffsetDateTime(6).toInstant());
    }
}
