package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// Inquiries from one attempt to the next, and to their end. What a step changes and its audit entry are one
/// transaction.
@Singleton
final class TurnTable {
    // Longer than any attempt: meanwhile no other node takes the inquiry up.
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final String DUE_AREAS = """
            select distinct municipality from inquiry where state = 'OPEN' and next_attempt_at <= $1""";
    private static final String TAKE = """
            with due as (
              select id from inquiry
               where state = 'OPEN' and next_attempt_at <= $1
               order by next_attempt_at limit $2 for update skip locked
            )
            update inquiry i set next_attempt_at = $3, attempts = attempts + 1
              from due where i.id = due.id
            returning i.id, i.municipality, i.asked_by, i.asked, i.number_sealed, i.birth_date, i.attempts""";
    private static final String POSTPONE = "update inquiry set next_attempt_at = $2 where id = $1 and state = 'OPEN'";
    private static final String END = """
            update inquiry set state = $2, ended_at = $3, number_sealed = null, next_attempt_at = null
             where id = $1 and state = 'OPEN'
            returning person_key, request_id""";
    private static final String REPLACE = """
            update copied_dose set ended_at = $4
             where municipality = $1 and person_key = $2 and from_municipality = $3 and ended_at is null""";
    private static final String COPY = """
            insert into copied_dose (municipality, person_key, inquiry_id, from_municipality, source_version,
                                     source_recorded, ticket_number, dose_number, vaccinated_on, product, lot, venue,
                                     physician, vaccinated_in, asked_by, answered_at)
            select q.municipality, q.person_key, q.id, q.asked, i.version, i.recorded, i.ticket, i.dose_number,
                   i.vaccinated_on, i.product, i.lot, i.venue, i.physician, i.vaccinated_in, q.asked_by, q.ended_at
              from inquiry q,
                   unnest($2::int[], $3::timestamptz[], $4::text[], $5::int[], $6::date[], $7::text[], $8::text[],
                          $9::text[], $10::text[], $11::text[])
                   as i (version, recorded, ticket, dose_number, vaccinated_on, product, lot, venue, physician,
                         vaccinated_in)
             where q.id = $1""";
    private static final String ERASE = """
            update inquiry set number_sealed = null, next_attempt_at = null
             where state = 'OPEN' and number_sealed is not null and asked_at < $1""";
    private static final String OVERDUE_AREAS = """
            select distinct municipality from inquiry where state = 'OPEN' and due_at <= $1""";

    private final Database database;
    private final SealedNumbers numbers;

    TurnTable(Database database, SealedNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /// The municipalities that have something to ask now.
    Uni<List<String>> dueAreas(Instant now) {
        return areas(DUE_AREAS, now);
    }

    /// The municipalities that have waited too long for an answer.
    Uni<List<String>> overdueAreas(Instant now) {
        return areas(OVERDUE_AREAS, now);
    }

    private Uni<List<String>> areas(String query, Instant now) {
        return database.inTime(database.reads().preparedQuery(query).execute(Tuple.of(utc(now))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    /// A municipality's inquiries whose turn it is; this node has a minute to ask them.
    Uni<List<OpenInquiry>> take(String area, Instant now, int most) {
        Tuple turn = Tuple.of(utc(now), most, utc(now.plus(LEASE)));
        return database.inTime(database.inArea(
                area, connection -> connection.preparedQuery(TAKE).execute(turn).map(rows -> StreamSupport.stream(
                                rows.spliterator(), false)
                        .map(this::open)
                        .toList())));
    }

    Uni<Void> postpone(OpenInquiry inquiry, Instant next) {
        return database.inTime(database.inArea(inquiry.asker().digits(), connection -> connection
                .preparedQuery(POSTPONE)
                .execute(Tuple.of(inquiry.id(), utc(next)))
                .replaceWithVoid()));
    }

    /// Ends the inquiry with its answer, which takes the place of an earlier one; the number is erased with it.
    Uni<Void> end(OpenInquiry inquiry, Answer answer, Instant now) {
        Tuple ending = Tuple.of(inquiry.id(), state(answer), utc(now));
        return database.inTime(database.inArea(inquiry.asker().digits(), connection -> connection
                .preparedQuery(END)
                .execute(ending)
                .chain(ended -> ended.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : keep(connection, inquiry, answer, ended.iterator().next(), now))));
    }

    private static Uni<Void> keep(
            SqlConnection connection, OpenInquiry inquiry, Answer answer, Row ended, Instant now) {
        Question question = inquiry.question();
        PersonKey person = new PersonKey(Bytes.copyOf(ended.getBuffer(0).getBytes()));
        AuditEntry entry = AuditEntry.of(
                        now,
                        LegalBasis.PURPOSE,
                        question.by(),
                        question.asker().digits(),
                        "INQUIRY_GOT_" + state(answer),
                        ended.getString(1))
                .onPerson(person.auditTag())
                .onObject(inquiry.id());
        return AuditTrail.write(connection, entry).chain(() -> switch (answer) {
            case Answer.Doses(List<TransferredDose> doses) ->
                replace(connection, question, person, now).chain(() -> copy(connection, inquiry.id(), doses));
            case Answer.None _ -> replace(connection, question, person, now);
            case Answer.Refused _, Answer.TooMany _ -> Uni.createFrom().voidItem();
        });
    }

    private static Uni<Void> replace(SqlConnection connection, Question question, PersonKey person, Instant now) {
        Tuple copies = Tuple.of(
                question.asker().digits(), bytes(person), question.asked().digits(), utc(now));
        return connection.preparedQuery(REPLACE).execute(copies).replaceWithVoid();
    }

    /// Erases the numbers of a municipality's inquiries asked before that moment.
    Uni<Void> erase(String area, Instant before) {
        return database.inArea(area, connection -> connection
                .preparedQuery(ERASE)
                .execute(Tuple.of(utc(before)))
                .replaceWithVoid());
    }

    private static String state(Answer answer) {
        return switch (answer) {
            case Answer.Doses _ -> "ANSWERED";
            case Answer.None _ -> "NO_RECORDS";
            case Answer.Refused _ -> "REFUSED";
            case Answer.TooMany _ -> throw new IllegalStateException("a question put off has not ended");
        };
    }

    private OpenInquiry open(Row row) {
        String id = row.getString(0);
        Question question = new Question(
                id,
                new MunicipalityCode(row.getString(1)),
                row.getString(2),
                new MunicipalityCode(row.getString(3)),
                numbers.open(row.getBuffer(4).getBytes(), id),
                row.getLocalDate(5));
        return new OpenInquiry(question, row.getInteger(6));
    }

    private static Uni<Void> copy(SqlConnection connection, String id, List<TransferredDose> doses) {
        Tuple rows = Tuple.tuple()
                .addValue(id)
                .addValue(doses.stream().map(TransferredDose::version).toArray(Integer[]::new))
                .addValue(doses.stream().map(dose -> utc(dose.recordedAt())).toArray(OffsetDateTime[]::new))
                .addValue(texts(doses, dose -> dose.ticket().digits()))
                .addValue(doses.stream().map(dose -> dose.dose().number()).toArray(Integer[]::new))
                .addValue(doses.stream().map(dose -> dose.dose().vaccinatedOn()).toArray(LocalDate[]::new))
                .addValue(texts(doses, dose -> dose.dose().product().name()))
                .addValue(texts(doses, dose -> dose.dose().lot().written()))
                .addValue(texts(doses, TransferredDose::venue))
                .addValue(texts(doses, TransferredDose::physician))
                .addValue(texts(doses, dose -> dose.vaccinatedIn().digits()));
        return connection.preparedQuery(COPY).execute(rows).replaceWithVoid();
    }

    private static String[] texts(List<TransferredDose> doses, Function<TransferredDose, String> value) {
        return doses.stream().map(value).toArray(String[]::new);
    }

    private static Buffer bytes(PersonKey person) {
        return Buffer.buffer(person.tag().toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
