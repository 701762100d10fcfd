package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import jp.akashi.vocabulary.MunicipalityCode;

/// The arrivals (転入者) whose former municipality is known from the register and was not asked yet.
///
/// Nobody under protective measures is among them: a question would tell the former municipality where they went.
@Singleton
public final class Arrivals {
    private final ArrivalTable table;

    Arrivals(ArrivalTable table) {
        this.table = table;
    }

    /// The municipalities that have any.
    public Uni<List<MunicipalityCode>> areas() {
        return table.areas();
    }

    /// Some of a municipality's, those who changed first before the others.
    public Uni<List<Newcomer>> awaiting(MunicipalityCode area, int most) {
        return table.awaiting(area, most);
    }

    /// Notes that an inquiry about this arrival was begun; a later move in is another arrival.
    public Uni<Void> asked(MunicipalityCode area, Newcomer newcomer) {
        return table.asked(area, newcomer);
    }
}
