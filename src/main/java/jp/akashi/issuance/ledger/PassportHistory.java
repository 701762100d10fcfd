package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import jp.akashi.vocabulary.Passport;

/// The passports that people's earlier international certificates name: all that a kiosk may know of a passport.
@Singleton
public final class PassportHistory {
    private final HistoryTable table;

    PassportHistory(HistoryTable table) {
        this.table = table;
    }

    /// The passport of the resident's latest international certificate issued since then and not withdrawn by us.
    ///
    /// A correction of doses does not touch the passport, so corrected certificates count.
    public Uni<Optional<Passport>> latest(long residentId, Instant since) {
        return table.latest(residentId, since)
                .map(found ->
                        found.flatMap(issued -> issued.certificate().holder().passport()));
    }
}
