package jp.akashi.load.gateway;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.function.LongFunction;
import jp.akashi.load.people.Person;
import jp.akashi.load.people.Vaccination;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonKey;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Brings millions in at once: rows as the feeds would have written them, copied straight into the tables.
public final class BulkPeople {
    private static final HexFormat HEX = HexFormat.of();
    private static final long AT_ONCE = 100_000;
    private static final String RESIDENTS = "copy resident (municipality, person_key, number_sealed, municipal_person_id,"
            + " ticket_number, name, kana, birth_date, sex, protected, changed_at) from stdin";
    private static final String DOSES = "copy dose (municipality, ticket_number, dose_number, version, vaccinated_on,"
            + " product, lot, venue, physician, vaccinated_in, source, sender, state, recorded_at) from stdin";

    private final Gateway gateway;
    private final PersonKeys keys;

    public BulkPeople(Gateway gateway) {
        this.gateway = gateway;
        this.keys = new PersonKeys(new SecretKeys(gateway.data().resolve("secrets")));
    }

    /// Everybody from index 0; those already there stay. Ends with fresh statistics of the tables.
    public void load(long count) {
        try (Connection connection = gateway.database()) {
            long present = present(connection);
            for (long from = present; from < count; from += AT_ONCE) {
                long to = Math.min(count, from + AT_ONCE);
                copy(connection, RESIDENTS, from, to, this::resident);
                copy(connection, DOSES, from, to, BulkPeople::doses);
                System.err.println(to + " people");
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) resident");
                statement.execute("vacuum (analyze) dose");
                statement.execute("checkpoint");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long present(Connection connection) throws SQLException {
        String last = "select coalesce(max(ticket_number::bigint) + 1, 0) from resident where municipal_person_id like 'A%'"
                + " and ticket_number < '0100000000'"; // not the demo's
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(last)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void copy(Connection connection, String sql, long from, long to, LongFunction<String> rows)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        for (long index = from; index < to; index++) {
            byte[] row = rows.apply(index).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
        }
        copy.endCopy();
    }

    private String resident(long index) {
        Person person = Person.of(index);
        IndividualNumber number = new IndividualNumber(person.number());
        PersonKey key = keys.of(number);
        return String.join(
                        "\t",
                        person.municipality(),
                        "\\\\x" + key.tag().toHex(),
                        "\\\\x" + HEX.formatHex(keys.seal(number, key)),
                        "A" + person.ticket(),
                        person.ticket(),
                        person.name(),
                        person.kana(),
                        person.birthDate().toString(),
                        String.valueOf(person.sex()),
                        "f",
                        "2026-01-01T00:00:00Z")
                + "\n";
    }

    private static String doses(long index) {
        Person person = Person.of(index);
        StringBuilder rows = new StringBuilder();
        for (Vaccination dose : person.doses()) {
            rows.append(String.join(
                            "\t",
                            person.municipality(),
                            person.ticket(),
                            Integer.toString(dose.number()),
                            "1",
                            dose.on().toString(),
                            dose.vaccine().name(),
                            dose.lot(),
                            "区民ホール会場",
                            "医師　太郎",
                            person.municipality(),
                            "MUNICIPALITY",
                            "municipality-" + person.municipality(),
                            "ACTIVE",
                            "2026-01-01T00:00:00Z"))
                    .append('\n');
        }
        return rows.toString();
    }
}
