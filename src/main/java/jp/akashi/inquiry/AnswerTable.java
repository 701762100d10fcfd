package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Reads one person's doses for another municipality, and writes down that it did, in one transaction.
@Singleton
final class AnswerTable {
    private static final Duration WINDOW = Duration.ofHours(1);

    // The first number keeps these locks apart from any other advisory lock: one asker is counted at a time.
    private static final String TURN = "select pg_advisory_xact_lock(1020, $1)";
    private static final String HOSTED = "select exists (select from resident where municipality = $1)";
    private static final String KNOWN = """
            select person_key = any ($3) and birth_date = $4 and municipality = $5 from inquiry_answer
             where asker = $1 and inquiry_id = $2""";
    private static final String COUNT = """
            select count(*), min(answered_at) from inquiry_answer where asker = $1 and answered_at > $2""";
    private static final String LOG = """
            insert into inquiry_answer (asker, inquiry_id, municipality, person_key, birth_date, asked_by, purpose,
                                        legal_basis, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";
    private static final String READ = """
            select r.birth_date = $3, r.protected, d.ticket_number, d.dose_number, d.vaccinated_on, d.product, d.lot,
                   d.venue, d.physician, d.vaccinated_in, d.version, d.recorded_at
              from resident r
              left join dose d on d.municipality = r.municipality and d.ticket_number = r.ticket_number
                              and d.state = 'ACTIVE'
             where r.municipality = $1 and r.person_key = any ($2)
             order by d.dose_number""";
    /// What the area holds: how it is told outside, and how it is written down inside.
    private record Found(Answer answer, String outcome) {}

    private final Database database;
    private final PersonKeys keys;

    AnswerTable(Database database, PersonKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    Uni<Answer> answer(Question question, Numbered about, int limit, Instant now) {
        return database.inTime(
                database.inArea(question.asked().digits(), connection -> hosted(connection, question.asked())
                        .chain(() -> IndexTurn.take(connection))
                        .invoke(versions -> keys.requireHeld(versions.all()))
                        .map(versions -> about.under(versions.current()).keyed())
                        .chain(person -> take(connection, question, person, limit, now))));
    }

    private static Uni<Void> hosted(SqlConnection connection, MunicipalityCode asked) {
        return connection
                .preparedQuery(HOSTED)
                .execute(Tuple.of(asked.digits()))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(hosted -> hosted
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new NobodyThereException("no area of " + asked.digits())));
    }

    private Uni<Answer> take(SqlConnection connection, Question question, KeyedPerson person, int limit, Instant now) {
        Tuple key = Tuple.of(
                question.asker().digits(),
                question.inquiryId(),
                any(person),
                question.birthDate(),
                question.asked().digits());
        return connection
                .preparedQuery(TURN)
                .execute(Tuple.of(Integer.valueOf(question.asker().digits())))
                .chain(() -> connection.preparedQuery(KNOWN).execute(key))
                .chain(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return first(connection, question, person, limit, now);
                    }
                    boolean same = rows.iterator().next().getBoolean(0);
                    return same
                            ? read(connection, question, person, now)
                            : Uni.createFrom().item(new Answer.Refused());
                });
    }

    private Uni<Answer> first(SqlConnection connection, Question question, KeyedPerson person, int limit, Instant now) {
        Tuple window = Tuple.of(question.asker().digits(), utc(now.minus(WINDOW)));
        return connection.preparedQuery(COUNT).execute(window).chain(rows -> {
            Row counted = rows.iterator().next();
            return counted.getLong(0) >= limit
                    ? Uni.createFrom().item(new Answer.TooMany(wait(counted.getOffsetDateTime(1), now)))
                    : log(connection, question, person, now).chain(() -> read(connection, question, person, now));
        });
    }

    private static Duration wait(OffsetDateTime oldest, Instant now) {
        return Duration.between(
                now, oldest == null ? now.plus(WINDOW) : oldest.toInstant().plus(WINDOW));
    }

    private static Uni<Void> log(SqlConnection connection, Question question, KeyedPerson person, Instant now) {
        Tuple row = Tuple.tuple()
                .addValue(question.asker().digits())
                .addValue(question.inquiryId())
                .addValue(question.asked().digits())
                .addValue(bytes(person.key()))
                .addValue(question.birthDate())
                .addValue(question.by())
                .addValue(LegalBasis.PURPOSE.name())
                .addValue(LegalBasis.MY_NUMBER_ACT_19_16.name())
                .addValue(utc(now));
        return connection.preparedQuery(LOG).execute(row).replaceWithVoid();
    }

    private static Uni<Answer> read(SqlConnection connection, Question question, KeyedPerson person, Instant now) {
        Tuple key = Tuple.of(question.asked().digits(), any(person), question.birthDate());
        return connection
                .preparedQuery(READ)
                .execute(key)
                .map(AnswerTable::found)
                .call(found -> audit(connection, question, person, found.outcome(), now))
                .map(Found::answer);
    }

    private static Uni<Void> audit(
            SqlConnection connection, Question question, KeyedPerson person, String outcome, Instant now) {
        String caller = question.asker().digits() + "/" + question.by();
        return AuditTrail.write(
                connection,
                AuditEntry.of(now, LegalBasis.PURPOSE, caller, question.asked().digits(), outcome, question.inquiryId())
                        .onPerson(person.key().auditTag())
                        .onObject(LegalBasis.MY_NUMBER_ACT_19_16.name()));
    }

    // Only the audit learns why there was nothing to tell.
    private static Found found(RowSet<Row> rows) {
        List<TransferredDose> doses = new ArrayList<>(Dose.HIGHEST_NUMBER);
        for (Row row : rows) {
            if (row.getBoolean(1)) {
                return new Found(new Answer.None(), "INQUIRY_PROTECTED");
            }
            if (!row.getBoolean(0)) {
                return new Found(new Answer.None(), "INQUIRY_MISMATCH");
            }
            if (row.getString(2) != null) {
                doses.add(dose(row));
            }
        }
        return doses.isEmpty()
                ? new Found(new Answer.None(), "INQUIRY_NONE")
                : new Found(new Answer.Doses(doses), "INQUIRY_ANSWERED");
    }

    private static TransferredDose dose(Row row) {
        return new TransferredDose(
                new TicketNumber(row.getString(2)),
                new Dose(
                        row.getInteger(3),
                        row.getLocalDate(4),
                        VaccineProduct.valueOf(row.getString(5)),
                        new LotNumber(row.getString(6))),
                row.getString(7),
                row.getString(8),
                new MunicipalityCode(row.getString(9)),
                row.getInteger(10),
                row.getOffsetDateTime(11).toInstant());
    }

    private static Buffer[] any(KeyedPerson person) {
        return person.all().map(AnswerTable::bytes).toArray(Buffer[]::new);
    }

    private static Buffer bytes(PersonKey key) {
        return Buffer.buffer(key.tag().toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
