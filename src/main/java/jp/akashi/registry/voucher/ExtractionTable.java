package jp.akashi.registry.voucher;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.storage.Sessions;
import jp.akashi.vocabulary.MunicipalityCode;

/// Extractions, begun and looked at.
@Singleton
final class ExtractionTable {
    private final Sessions sessions;
    private final InstantSource clock;

    ExtractionTable(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Uni<Extraction> begin(String id, MunicipalityCode area, String requestedBy, SelectionRules rules) {
        ExtractionRow row = new ExtractionRow();
        row.id = id;
        row.municipality = area.digits();
        row.requestedBy = requestedBy;
        row.doseNumber = (short) rules.doseNumber();
        row.bornUntil = rules.bornUntil().orElse(null);
        row.bornAfter = rules.bornAfter().orElse(null);
        row.givenUntil = rules.givenUntil().orElse(null);
        row.movedInSince = rules.movedInSince().orElse(null);
        row.state = "RUNNING";
        row.startedAt = clock.instant();
        row.changedAt = row.startedAt;
        return sessions.inArea(area.digits(), session -> session.persist(row)).map(_ -> row.extraction());
    }

    Uni<Optional<Extraction>> find(MunicipalityCode area, String id) {
        return sessions.inArea(area.digits(), session -> session.find(ExtractionRow.class, id))
                .map(row -> Optional.ofNullable(row).map(ExtractionRow::extraction));
    }

    Uni<List<Extraction>> latest(MunicipalityCode area, int most) {
        return sessions.inArea(area.digits(), session -> session.createSelectionQuery(
                        "from ExtractionRow order by startedAt desc", ExtractionRow.class)
                .setMaxResults(most)
                .getResultList()
                .map(rows -> rows.stream().map(ExtractionRow::extraction).toList()));
    }
}
