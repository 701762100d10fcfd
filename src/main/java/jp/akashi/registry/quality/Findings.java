package jp.akashi.registry.quality;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.vocabulary.MunicipalityCode;

/// The work list of an area: counts by kind, the items, and the ways to settle each.
@Singleton
public final class Findings {
    private static final int PAGE = 500;

    private final WorkListTable list;
    private final SettleTable settlements;
    private final VaccinationRecords records;
    private final InstantSource clock;

    Findings(WorkListTable list, SettleTable settlements, VaccinationRecords records, InstantSource clock) {
        this.list = list;
        this.settlements = settlements;
        this.records = records;
        this.clock = clock;
    }

    /// How many items are open, for each kind.
    public Uni<Map<ErrorKind, Long>> counts(MunicipalityCode area) {
        return list.counts(area.digits());
    }

    /// Items after an id, in the order they were found: the open ones, or those settled.
    public Uni<List<Finding>> list(
            MunicipalityCode area, Optional<ErrorKind> kind, boolean isSettled, long after, int most) {
        return list.page(area.digits(), kind, isSettled, after, most);
    }

    /// All of them, a page per item, read as fast as they are taken.
    public Multi<List<Finding>> all(MunicipalityCode area, Optional<ErrorKind> kind, boolean isSettled) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, after -> list(area, kind, isSettled, after.get(), PAGE)
                        .invoke(page -> page.forEach(finding -> after.set(finding.id()))))
                .whilst(page -> page.size() == PAGE);
    }

    /// One item; empty when the area has none of that id.
    public Uni<Optional<Finding>> find(MunicipalityCode area, long id) {
        return list.find(area.digits(), id);
    }

    /// All doses in force of the item's ticket.
    public Uni<List<SuspectDose>> doses(MunicipalityCode area, Finding finding) {
        return list.doses(area.digits(), finding);
    }

    /// Settles an item. A correction or withdrawal reaches the certificates that used the dose, in its own transaction.
    public Uni<SettlingResult> settle(
            MunicipalityCode area, long id, Settlement settlement, String by, String requestId) {
        return settlements
                .settle(new SettleTable.Decision(area, id, settlement, by, requestId, clock.instant()))
                .call(outcome -> records.forget(outcome.changed()))
                .map(SettleTable.Outcome::result);
    }
}
