package jp.akashi.issuance.latch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import jp.akashi.platform.approval.Consent;
import jp.akashi.platform.approval.FourEyes;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jboss.logging.Logger;

/// Closes and opens latches. A report closes at once; only two operators who know of that very report open again.
///
/// Metrics: `akashi_mismatches_total`, `akashi_latches_closed`. Each report is an incident and logged as an error.
@Singleton
public final class Latches {
    private static final Logger LOG = Logger.getLogger(Latches.class);

    private final LatchTable table;
    private final FourEyes approval;
    private final InstantSource clock;
    private final Counter mismatches;
    private volatile Set<String> closed = Set.of();

    Latches(LatchTable table, FourEyes approval, InstantSource clock, MeterRegistry meters) {
        this.table = table;
        this.approval = approval;
        this.clock = clock;
        this.mismatches = Counter.builder("akashi.mismatches")
                .description("Documents that did not belong to their application")
                .register(meters);
        meters.gauge("akashi.latches.closed", this, latches -> latches.closed.size());
    }

    /// Whether nothing is issued for it, as far as this node knows: a second late at most, and the ledger looks again.
    public boolean isClosed(MunicipalityCode municipality) {
        return closed.contains(municipality.digits());
    }

    /// The codes of the municipalities whose latches are closed, as far as this node knows.
    public Set<String> closedNow() {
        return closed;
    }

    /// Writes the mismatch down and closes the latch, in one transaction.
    public Uni<Void> close(Mismatch mismatch) {
        mismatches.increment();
        LOG.errorf(
                "MISMATCH at application %s, terminal %s: issuing stops for municipality %s until two operators open it",
                mismatch.applicationId(),
                mismatch.terminalId(),
                mismatch.municipality().digits());
        return table.close(mismatch, clock.instant()).chain(this::refresh);
    }

    /// Opens the latch in the name of two operators. A mismatch reported in between takes two anew.
    public Uni<LatchOpening> open(MunicipalityCode municipality, String operator) {
        return table.incident(municipality)
                .chain(incident -> incident.map(number -> ask(municipality, number, operator))
                        .orElseGet(() -> Uni.createFrom().item(LatchOpening.NOT_CLOSED)));
    }

    Uni<Void> refresh() {
        return table.closed().invoke(now -> closed = now).replaceWithVoid();
    }

    private Uni<LatchOpening> ask(MunicipalityCode municipality, long incident, String operator) {
        return approval.ask("open-latch", municipality.digits() + "/" + incident, operator)
                .chain(consent -> consent == Consent.GIVEN
                        ? table.open(municipality, incident, operator, clock.instant())
                                .chain(opened -> refresh().replaceWith(opened))
                                .map(opened -> opened ? LatchOpening.DONE : LatchOpening.NOT_CLOSED)
                        : Uni.createFrom().item(LatchOpening.AWAITS_SECOND_OPERATOR));
    }
}
