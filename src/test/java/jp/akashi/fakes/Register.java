package jp.akashi.fakes;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jp.akashi.registry.PersonAt;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// Puts people and doses straight into the tables, for tests that are not about how records get in.
@Singleton
public class Register {
    private static final OffsetDateTime RECORDED = OffsetDateTime.of(2021, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Pool pool;
    private final PersonKeys keys;

    Register(Pool pool, PersonKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    public PersonAt resident(Applicant who, String municipality) {
        PersonKey person = keys.of(new IndividualNumber(who.number()));
        query(
                """
                insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name,
                                      kana, birth_date, sex, protected, changed_at)
                values ($1, $2, $3, $4, $5, $6, 'カナ', $7, 1, false, $8)""",
                Tuple.from(List.of(
                        municipality,
                        Buffer.buffer(person.tag().toArray()),
                        Buffer.buffer(keys.seal(new IndividualNumber(who.number()), person)),
                        who.number().substring(3, 11),
                        who.number().substring(1, 11),
                        who.name(),
                        LocalDate.parse(who.birthDate()),
                        RECORDED)));
        return new PersonAt(person, new MunicipalityCode(municipality));
    }

    public void dose(Applicant who, String municipality, Dose dose, String state) {
        query(
                """
                insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot, venue,
                                  physician, vaccinated_in, source, sender, state, recorded_at)
                values ($1, $2, $3, 1, $4, $5, $6, '', '', $1, 'MUNICIPALITY', 'test', $7, $8)""",
                Tuple.from(List.of(
                        municipality,
                        who.number().substring(1, 11),
                        dose.number(),
                        dose.vaccinatedOn(),
                        dose.product().name(),
                        dose.lot().written(),
                        state,
                        RECORDED)));
    }

    /// Asks as the owner of the schema, to whom no area is closed.
    public RowSet<Row> query(String sql, Tuple parameters) {
        return pool.withTransaction(connection -> connection
                        .query("set local role none")
                        .execute()
                        .chain(() -> connection.preparedQuery(sql).execute(parameters)))
                .await()
                .indefinitely();
    }

    public long count(String sql) {
        return query(sql, Tuple.tuple()).iterator().next().getLong(0);
    }
}
