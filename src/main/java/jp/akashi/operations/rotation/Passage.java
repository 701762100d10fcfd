package jp.akashi.operations.rotation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.registry.PersonAt;

/// How rows pass from a former version of a secret to the current one: table after table, page after page.
interface Passage {
    /// Where it is: the table, and the last row in it that was looked at.
    record Position(int stage, String area, byte[] row) {}

    /// What came of one page: `position` where the next one begins, or the next table's begin.
    record Page(Position position, int lookedAt, int renewed, int unreadable, List<PersonAt> movedFrom) {
        static Page end(int stage) {
            return new Page(new Position(stage + 1, "", new byte[0]), 0, 0, 0, List.of());
        }
    }

    Secret secret();

    /// How many tables there are.
    int stages();

    /// Takes the next page, inside the transaction that writes down where it ended.
    Page next(Connection connection, Position from) throws SQLException;
}
