package jp.akashi.nodes;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import jp.akashi.fakes.Applicant;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonKey;

/// Puts people and their doses straight into a site's tables.
public final class People {
    /// Ota City, where most of the tests' people live.
    public static final String OTA = "131113";

    private static final String RESIDENT = """
            insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name,
                                  kana, birth_date, sex, protected, changed_at)
            values (?, ?, ?, ?, ?, ?, 'カナ', ?, 1, false, '2021-01-01T00:00:00Z')""";

    private static final String DOSE = """
            insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot, venue,
                              physician, vaccinated_in, source, sender, state, recorded_at)
            values (?, ?, ?, 1, ?, ?, ?, '', '', ?, 'MUNICIPALITY', 'test', 'ACTIVE', '2021-01-01T00:00:00Z')""";

    private final Postgres postgres;
    private final PersonKeys keys;

    People(Postgres postgres, SecretKeys secrets) {
        this.postgres = postgres;
        this.keys = new PersonKeys(secrets);
    }

    public void add(Applicant who, String municipality, List<Dose> doses) {
        add(List.of(who), municipality, doses);
    }

    /// All of them with the same doses, in one transaction.
    public void add(List<Applicant> all, String municipality, List<Dose> doses) {
        try (Connection connection = postgres.connect();
                PreparedStatement residents = connection.prepareStatement(RESIDENT);
                PreparedStatement records = connection.prepareStatement(DOSE)) {
            connection.setAutoCommit(false);
            for (Applicant who : all) {
                resident(residents, who, municipality);
                for (Dose dose : doses) {
                    record(records, who, municipality, dose);
                }
            }
            residents.executeBatch();
            records.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void resident(PreparedStatement row, Applicant who, String municipality) throws SQLException {
        IndividualNumber number = new IndividualNumber(who.number());
        PersonKey person = keys.of(number);
        row.setString(1, municipality);
        row.setBytes(2, person.tag().toArray());
        row.setBytes(3, keys.seal(number, person));
        row.setString(4, who.number().substring(3, 11));
        row.setString(5, ticket(who));
        row.setString(6, who.name());
        row.setDate(7, Date.valueOf(who.birthDate()));
        row.addBatch();
    }

    private static void record(PreparedStatement row, Applicant who, String municipality, Dose dose)
            throws SQLException {
        row.setString(1, municipality);
        row.setString(2, ticket(who));
        row.setInt(3, dose.number());
        row.setDate(4, Date.valueOf(dose.vaccinatedOn()));
        row.setString(5, dose.product().name());
        row.setString(6, dose.lot().written());
        row.setString(7, municipality);
        row.addBatch();
    }

    /// The person's ticket number, under which {@link jp.akashi.fakes.Register} keeps doses too.
    public static String ticket(Applicant who) {
        return who.number().substring(1, 11);
    }
}
