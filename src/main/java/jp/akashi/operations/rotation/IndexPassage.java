package jp.akashi.operations.rotation;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.inquiry.SealedNumbers;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.registry.PersonAt;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import org.jboss.logging.Logger;

/// Brings people forward to the current index key, 200 of one area at a time, wherever their number is kept.
///
/// It waits for whoever writes into the area. Rows of people whose number nobody keeps any more stay as they are.
@Singleton
final class IndexPassage implements Passage {
    private static final Logger LOG = Logger.getLogger(IndexPassage.class);
    private static final int AT_ONCE = 200;

    /// Where numbers are kept; an inquiry's is bound to the inquiry, the others to their owner.
    private enum Source {
        RESIDENT("resident", "''"),
        REGISTER("register_entry", "''"),
        INQUIRY("inquiry", "id");

        private final String area;
        private final String page;

        Source(String table, String id) {
            area = "select municipality from " + table + " where (municipality, person_key) > (?::text::bpchar, ?)"
                    + " and number_sealed is not null order by municipality, person_key limit 1";
            page = "select person_key, number_sealed, " + id + " from " + table
                    + " where municipality = ?::text::bpchar and (municipality, person_key) > (?::text::bpchar, ?)"
                    + " and number_sealed is not null order by municipality, person_key limit " + AT_ONCE;
        }
    }

    private static final String ENTER =
            "select set_config('akashi.area', ?, true), pg_advisory_xact_lock(1001, ?::text::int)";
    private static final String BRING = "select bring_forward(?, ?, ?, ?)";

    private record Stored(byte[] key, Bytes sealed, String inquiry) {}

    private final SecretKeys keys;
    private final PersonKeys persons;
    private final SealedNumbers inquired;

    IndexPassage(SecretKeys keys, PersonKeys persons, SealedNumbers inquired) {
        this.keys = keys;
        this.persons = persons;
        this.inquired = inquired;
    }

    @Override
    public Secret secret() {
        return Secret.INDEX;
    }

    @Override
    public int stages() {
        return Source.values().length;
    }

    @Override
    public Page next(Connection connection, Position from) throws SQLException {
        Source source = Source.values()[from.stage()];
        Optional<String> area = area(connection, source, from);
        if (area.isEmpty()) {
            return Page.end(from.stage());
        }
        enter(connection, area.get());
        List<Stored> rows = page(connection, source, area.get(), from);
        byte[] last = rows.isEmpty() ? from.row() : rows.getLast().key();
        String at = rows.isEmpty() ? from.area() : area.get();
        return bring(connection, area.get(), rows, new Position(from.stage(), at, last));
    }

    private Page bring(Connection connection, String area, List<Stored> rows, Position position) throws SQLException {
        int current = keys.currentVersion(Secret.INDEX);
        List<IndexTurn.Move> moves = new ArrayList<>();
        List<PersonAt> movedFrom = new ArrayList<>();
        int unreadable = 0;
        for (Stored row : rows) {
            try {
                PersonKey person = new PersonKey(Bytes.copyOf(row.key()));
                Optional<IndexTurn.Move> move = numbered(row, person).moveFrom(person, current);
                move.ifPresent(moves::add);
                move.ifPresent(_ -> movedFrom.add(new PersonAt(person, new MunicipalityCode(area))));
            } catch (IllegalStateException | IllegalArgumentException e) {
                unreadable++;
                LOG.errorf("a number kept in %s does not pass to the current index key: %s", area, e.getMessage());
            }
        }
        if (!moves.isEmpty()) {
            bring(connection, area, moves);
        }
        return new Page(position, rows.size(), moves.size(), unreadable, movedFrom);
    }

    private Numbered numbered(Stored row, PersonKey person) {
        return row.inquiry().isEmpty()
                ? persons.numbered(row.sealed(), person)
                : inquired.numbered(row.sealed().toArray(), row.inquiry());
    }

    private static void bring(Connection connection, String area, List<IndexTurn.Move> moves) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BRING)) {
            statement.setString(1, area);
            statement.setArray(2, bytes(connection, moves.stream().map(IndexTurn.Move::former)));
            statement.setArray(3, bytes(connection, moves.stream().map(IndexTurn.Move::present)));
            statement.setArray(4, bytes(connection, moves.stream().map(IndexTurn.Move::sealedNumber)));
            statement.executeQuery();
        }
    }

    private static Array bytes(Connection connection, Stream<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static Optional<String> area(Connection connection, Source source, Position from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(source.area)) {
            statement.setString(1, from.area());
            statement.setBytes(2, from.row());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static void enter(Connection connection, String area) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, area);
            statement.setString(2, area);
            statement.executeQuery();
        }
    }

    private static List<Stored> page(Connection connection, Source source, String area, Position from)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(source.page)) {
            statement.setString(1, area);
            statement.setString(2, from.area());
            statement.setBytes(3, from.row());
            List<Stored> page = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Stored(rows.getBytes(1), Bytes.copyOf(rows.getBytes(2)), rows.getString(3)));
                }
            }
            return page;
        }
    }
}
