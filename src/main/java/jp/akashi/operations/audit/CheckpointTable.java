package jp.akashi.operations.audit;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.akashi.vocabulary.Bytes;

/// Which trees grew since their last checkpoint. Waits for its answers, as the trees' own table does.
@Singleton
final class CheckpointTable {
    private static final String DUE =
            "select municipality, size, frontier from audit_tree where size > checkpoint_size order by municipality";

    private static final String WRITTEN =
            "update audit_tree set checkpoint_size = ? where municipality = ? and checkpoint_size < ?";

    private final DataSource database;

    CheckpointTable(DataSource database) {
        this.database = database;
    }

    /// A tree that is due: its size and its root.
    record Due(String municipality, long size, Bytes root) {}

    List<Due> due() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE);
                ResultSet rows = statement.executeQuery()) {
            List<Due> due = new ArrayList<>();
            while (rows.next()) {
                Frontier tree = Frontier.of(rows.getLong(2), rows.getBytes(3));
                due.add(new Due(rows.getString(1), tree.size(), tree.root()));
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit's trees cannot be read", e);
        }
    }

    void written(Due checkpoint) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITTEN)) {
            statement.setLong(1, checkpoint.size());
            statement.setString(2, checkpoint.municipality());
            statement.setLong(3, checkpoint.size());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a checkpoint that was written cannot be noted", e);
        }
    }
}
