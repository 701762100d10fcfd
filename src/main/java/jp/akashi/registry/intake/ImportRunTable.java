package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.storage.Sessions;

/// Finds imports for their sender.
@Singleton
final class ImportRunTable {
    private static final String OF_SENDER = "from ImportRunRow where source = :source and sender = :sender";

    private final Sessions sessions;

    ImportRunTable(Sessions sessions) {
        this.sessions = sessions;
    }

    Uni<List<ImportRun>> latest(Sender sender, int most) {
        return sessions.inTransaction(
                session -> session.createSelectionQuery(OF_SENDER + " order by startedAt desc", ImportRunRow.class)
                        .setParameter("source", sender.source().name())
                        .setParameter("sender", sender.name())
                        .setMaxResults(most)
                        .getResultList()
                        .map(rows -> rows.stream().map(ImportRunRow::run).toList()));
    }

    Uni<Optional<ImportRun>> find(Sender sender, String id) {
        return sessions.inTransaction(
                session -> session.createSelectionQuery(OF_SENDER + " and id = :id", ImportRunRow.class)
                        .setParameter("source", sender.source().name())
                        .setParameter("sender", sender.name())
                        .setParameter("id", id)
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row).map(ImportRunRow::run)));
    }
}
