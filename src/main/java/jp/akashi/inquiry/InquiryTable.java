package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.resident.Numbered;
import jp.akashi.vocabulary.PersonKey;

/// Writes wishes down as inquiries, each with its audit entry in one transaction.
@Singleton
final class InquiryTable {
    private static final Duration WINDOW = Duration.ofHours(1);

    // The first number keeps these locks apart from any other advisory lock: a key is looked up and taken by one at a
    // time.
    private static final String TURN = "select pg_advisory_xact_lock(1021, $1)";
    private static final String SAME = """
            select id, person_key = $3 and birth_date = $4 and asked = $5 from inquiry
             where municipality = $1 and key_digest = $2""";
    private static final String COUNT = """
            select count(*), min(asked_at) from inquiry
             where municipality = $1 and asked_at > $2 and batch_id is null""";
    private static final String BEGIN = """
            insert into inquiry (id, municipality, asked, person_key, birth_date, number_sealed, purpose, legal_basis,
                                 asked_by, request_id, key_digest, state, attempts, next_attempt_at, asked_at, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'OPEN', 1, $12, $13, $14)""";

    /// What came of writing a wish down.
    sealed interface Begun {
        record New(OpenInquiry inquiry) implements Begun {}

        /// The wish had been written down before, under this id.
        record Same(String id) implements Begun {}

        /// The wish's key stands for another wish.
        record Another() implements Begun {}

        record TooMany(Instant oldest) implements Begun {}
    }

    private final Database database;
    private final SealedNumbers numbers;

    InquiryTable(Database database, SealedNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    Uni<Begun> begin(String id, Wish wish, Numbered about, Instant now, InquiryConfig config) {
        String area = wish.asker().digits();
        return database.inTime(database.inArea(area, connection -> connection
                .preparedQuery(TURN)
                .execute(Tuple.of(Integer.valueOf(area)))
                .chain(() -> IndexTurn.enter(connection, area, in -> Numbered.moves(List.of(about), in)))
                .chain(version ->
                        begin(connection, id, wish, about.under(version).person(), now, config))));
    }

    private Uni<Begun> begin(
            SqlConnection connection, String id, Wish wish, PersonKey person, Instant now, InquiryConfig config) {
        return earlier(connection, wish, person)
                .chain(earlier -> earlier.isEmpty()
                        ? count(connection, wish, now, config.hourlyLimit())
                        : Uni.createFrom().item(earlier))
                .chain(earlier -> earlier.isEmpty()
                        ? write(connection, id, wish, person, now, config)
                        : Uni.createFrom().item(earlier.getFirst()));
    }

    private static Uni<List<Begun>> earlier(SqlConnection connection, Wish wish, PersonKey person) {
        if (wish.key().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple key = Tuple.of(
                wish.asker().digits(),
                Buffer.buffer(wish.key().get().of(person).toArray()),
                bytes(person),
                wish.birthDate(),
                wish.asked().digits());
        return connection.preparedQuery(SAME).execute(key).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .<Begun>map(row -> row.getBoolean(1) ? new Begun.Same(row.getString(0)) : new Begun.Another())
                .toList());
    }

    private static Uni<List<Begun>> count(SqlConnection connection, Wish wish, Instant now, int limit) {
        Tuple window = Tuple.of(wish.asker().digits(), utc(now.minus(WINDOW)));
        return connection
                .preparedQuery(COUNT)
                .execute(window)
                .map(rows -> rows.iterator().next())
                .map(counted -> counted.getLong(0) >= limit ? List.of(tooMany(counted, now)) : List.of());
    }

    private static Begun tooMany(Row counted, Instant now) {
        OffsetDateTime oldest = counted.getOffsetDateTime(1);
        return new Begun.TooMany(oldest == null ? now : oldest.toInstant());
    }

    private Uni<Begun> write(
            SqlConnection connection, String id, Wish wish, PersonKey person, Instant now, InquiryConfig config) {
        Tuple row = Tuple.tuple()
                .addValue(id)
                .addValue(wish.asker().digits())
                .addValue(wish.asked().digits())
                .addValue(bytes(person))
                .addValue(wish.birthDate())
                .addValue(Buffer.buffer(numbers.seal(wish.number(), id)))
                .addValue(LegalBasis.PURPOSE.name())
                .addValue(LegalBasis.MY_NUMBER_ACT_19_16.name())
                .addValue(wish.by())
                .addValue(wish.requestId())
                .addValue(wish.key()
                        .map(key -> Buffer.buffer(key.of(person).toArray()))
                        .orElse(null))
                .addValue(utc(now.plus(TurnTable.LEASE)))
                .addValue(utc(now))
                .addValue(utc(now.plus(config.dueAfter())));
        Question question = new Question(id, wish.asker(), wish.by(), wish.asked(), wish.number(), wish.birthDate());
        AuditEntry entry = AuditEntry.of(
                        now, LegalBasis.PURPOSE, wish.by(), wish.asker().digits(), "INQUIRY_ASKED", wish.requestId())
                .onPerson(person.auditTag())
                .onObject(id);
        return connection
                .preparedQuery(BEGIN)
                .execute(row)
                .chain(() -> AuditTrail.write(connection, entry))
                .replaceWith(new Begun.New(new OpenInquiry(question, 1)));
    }

    private static Buffer bytes(PersonKey person) {
        return Buffer.buffer(person.tag().toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
