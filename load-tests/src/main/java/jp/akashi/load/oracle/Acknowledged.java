package jp.akashi.load.oracle;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Person;

/// Every certificate that somebody was given, held against the ledger at the end: it stands, for the very person, use
/// and request.
///
/// What was asked for and never answered may stand or not; nothing else may.
final class Acknowledged {
    private static final int AT_ONCE = 10_000;
    private static final String ROWS = "select c.number, r.ticket_number, c.municipality, c.use, c.request_id"
            + " from certificate c join resident r on r.id = c.resident_id where c.number = any(?)";

    private final Gateway gateway;
    private final long before;
    private final Map<String, Given> given = new HashMap<>();
    private final Set<Long> unanswered = ConcurrentHashMap.newKeySet();

    /// `requestId` where the errand was sent once: then nobody else can have made it.
    private record Given(long errand, long person, String use, String requestId) {}

    Acknowledged(Gateway gateway) {
        this.gateway = gateway;
        this.before = count();
    }

    /// Remembers; one number for two errands is a mismatch, and so are two numbers for one.
    void add(Errand errand, String number, String requestId) {
        Given now = new Given(errand.id(), errand.person().index(), errand.use(), requestId);
        Given earlier = given.putIfAbsent(number, now);
        if (earlier != null && earlier.errand != now.errand) {
            throw new MismatchException("number " + number, earlier, now);
        }
        unanswered.remove(errand.id());
    }

    /// It was sent, perhaps in part, and no certificate came back so far.
    void open(Errand errand) {
        unanswered.add(errand.id());
    }

    /// All of it in words, once all of it was found right.
    String account() {
        long untold = requireStored();
        return ("0 mismatches; %d acknowledged certificates all stand, each for its person and request;"
                        + " %d stand that nobody was told of")
                .formatted(given.size(), untold);
    }

    /// How many certificates stand that nobody was told of; fails where one who was told has none, or a wrong one.
    private long requireStored() {
        List<String> numbers = new ArrayList<>(given.keySet());
        try (Connection connection = gateway.database();
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            for (int from = 0; from < numbers.size(); from += AT_ONCE) {
                List<String> some = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
                requireStored(connection.createArrayOf("bpchar", some.toArray()), some, statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        long untold = count() - before - given.size();
        if (untold < 0 || untold > unanswered.size()) {
            throw new MismatchException("certificates that nobody was told of", "0 to " + unanswered.size(), untold);
        }
        return untold;
    }

    private void requireStored(Array wanted, List<String> some, PreparedStatement statement) throws SQLException {
        Set<String> missing = new HashSet<>(some);
        statement.setArray(1, wanted);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String number = row.getString(1);
                Given told = given.get(number);
                Person person = Person.of(told.person);
                String expected = person.ticket() + " " + person.municipality() + " " + told.use;
                Comparison.same(
                        "ledger row " + number,
                        expected,
                        row.getString(2) + " " + row.getString(3) + " " + row.getString(4));
                if (!told.requestId.isEmpty()) {
                    Comparison.same("request of ledger row " + number, told.requestId, row.getString(5));
                }
                missing.remove(number);
            }
        }
        if (!missing.isEmpty()) {
            throw new MismatchException("acknowledged certificates", "all stored", "missing " + missing);
        }
    }

    private long count() {
        try (Connection connection = gateway.database();
                ResultSet row = connection.createStatement().executeQuery("select count(*) from certificate")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
