package jp.akashi.operations.rotation;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import org.jboss.logging.Logger;

/// Seals anew what lies under a former data key, 500 rows at a time; each stays bound to its place.
///
/// A row that changed since it was read is left to the next pass.
@Singleton
final class DataPassage implements Passage {
    private static final Logger LOG = Logger.getLogger(DataPassage.class);
    private static final int AT_ONCE = 500;
    private static final String REGISTER_PAGE = """
            select municipality, person_key, number_sealed from register_entry
             where (municipality, person_key) > (?::text::bpchar, ?) order by municipality, person_key limit %d""".formatted(AT_ONCE);
    private static final String REGISTER_CHANGE = """
            update register_entry set number_sealed = ?
             where municipality = ?::text::bpchar and person_key = ? and number_sealed = ?""";
    // In everybody's order: issuing holds the same rows.
    private static final String TARGETS_PAGE = """
            select r.id::text as place, r.person_key, r.number_sealed from resident r
             where r.id > ('0' || ?::text)::bigint and ?::bytea is not null order by r.id limit %d""".formatted(AT_ONCE);
    private static final String TARGETS_CHANGE =
            "update resident set number_sealed = ? where id = ?::text::bigint and person_key = ? and number_sealed = ?";
    private static final String ENTER =
            "select pg_advisory_xact_lock(1001, area) from unnest(?) as areas (area) order by area";
    private static final String BY_NAME_PAGE = """
            select ?::text, convert_to(%4$s::text, 'UTF8'), %2$s from %1$s
             where %4$s > convert_from(?, 'UTF8')::%5$s and %2$s is not null order by %4$s limit %3$d""";
    private static final String BY_NAME_CHANGE =
            "update %1$s set %2$s = ? where ?::text = '' and %3$s = convert_from(?, 'UTF8')::%4$s and %2$s = ?";

    /// Every column that is sealed under the data key, and the row that each is bound to: an owner, or what has a name.
    private enum Sealed {
        CERTIFICATE("certificate", "content_sealed", "certificate.content_sealed", "number", "bpchar"),
        RESIDENT("resident.number_sealed", TARGETS_PAGE, TARGETS_CHANGE),
        REGISTER("resident.number_sealed", REGISTER_PAGE, REGISTER_CHANGE),
        INQUIRY("inquiry", "number_sealed", "inquiry.number_sealed", "id", "text"),
        DOCUMENT("kiosk_document", "document_sealed", "kiosk_document.document_sealed", "application_id", "text");

        private final String place;
        private final String page;
        private final String change;

        Sealed(String place, String page, String change) {
            this.place = place;
            this.page = page;
            this.change = change;
        }

        Sealed(String table, String column, String place, String name, String type) {
            this.place = place;
            page = BY_NAME_PAGE.formatted(table, column, AT_ONCE, name, type);
            change = BY_NAME_CHANGE.formatted(table, column, name, type);
        }
    }

    private record Stored(String area, byte[] row, byte[] sealed) {}

    private record Anew(Stored stored, byte[] sealed) {}

    private record Renewal(List<Anew> anew, int unreadable) {}

    private final SecretKeys keys;
    private final Envelope data;

    DataPassage(SecretKeys keys) {
        this.keys = keys;
        data = new Envelope(keys, Secret.DATA);
    }

    @Override
    public Secret secret() {
        return Secret.DATA;
    }

    @Override
    public int stages() {
        return Sealed.values().length;
    }

    @Override
    public Page next(Connection connection, Position from) throws SQLException {
        Sealed column = Sealed.values()[from.stage()];
        List<Stored> rows = page(connection, column, from);
        if (rows.isEmpty()) {
            return Page.end(from.stage());
        }
        Renewal renewal = renewal(column, rows);
        if (column == Sealed.REGISTER) {
            enter(connection, renewal.anew());
        }
        change(connection, column, renewal.anew());
        Stored last = rows.getLast();
        Position position = new Position(from.stage(), last.area(), last.row());
        return new Page(position, rows.size(), renewal.anew().size(), renewal.unreadable(), List.of());
    }

    private Renewal renewal(Sealed column, List<Stored> rows) {
        List<Anew> anew = new ArrayList<>();
        int unreadable = 0;
        for (Stored row : rows.stream().filter(row -> !isCurrent(row)).toList()) {
            Optional<byte[]> sealed = data.sealAnew(row.sealed(), column.place, row.row());
            sealed.ifPresent(bytes -> anew.add(new Anew(row, bytes)));
            unreadable += sealed.isPresent() ? 0 : 1;
        }
        if (unreadable > 0) {
            LOG.errorf("%d rows of %s do not open", unreadable, column);
        }
        return new Renewal(anew, unreadable);
    }

    private boolean isCurrent(Stored row) {
        return row.sealed().length > 0 && row.sealed()[0] == keys.currentVersion(Secret.DATA);
    }

    // Imports put people in their file's order: one writer at a time in each area.
    private static void enter(Connection connection, List<Anew> anew) throws SQLException {
        Object[] areas = anew.stream()
                .map(one -> Integer.valueOf(one.stored().area()))
                .distinct()
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setArray(1, connection.createArrayOf("int4", areas));
            statement.executeQuery();
        }
    }

    private static void change(Connection connection, Sealed column, List<Anew> all) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(column.change)) {
            for (Anew anew : all) {
                statement.setBytes(1, anew.sealed());
                statement.setString(2, anew.stored().area());
                statement.setBytes(3, anew.stored().row());
                statement.setBytes(4, anew.stored().sealed());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<Stored> page(Connection connection, Sealed column, Position from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(column.page)) {
            statement.setString(1, from.area());
            statement.setBytes(2, from.row());
            List<Stored> page = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Stored(rows.getString(1), rows.getBytes(2), rows.getBytes(3)));
                }
            }
            return page;
        }
    }
}
