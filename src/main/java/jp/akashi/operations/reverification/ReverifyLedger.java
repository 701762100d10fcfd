package jp.akashi.operations.reverification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import jp.akashi.issuance.ReverifyCertificate;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.latch.Mismatch;
import jp.akashi.operations.reverification.ReverificationTable.Difference;
import jp.akashi.operations.reverification.ReverificationTable.Step;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jboss.logging.Logger;

/// Goes through the whole ledger once in a period. A certificate that is not what it was closes its
/// municipality's latch.
///
/// Metrics: `akashi_reverified_total`, `akashi_reverification_differences_total`,
/// `akashi_reverification_step_seconds` for 500 certificates each.
@Singleton
public final class ReverifyLedger {
    private static final Logger LOG = Logger.getLogger(ReverifyLedger.class);
    private static final int AT_ONCE = 500;

    private final ReverificationTable table;
    private final ReverifyCertificate certificates;
    private final Latches latches;
    private final ReverificationConfig config;
    private final Counter checked;
    private final Counter differing;
    private final Timer cost;

    ReverifyLedger(
            ReverificationTable table,
            ReverifyCertificate certificates,
            Latches latches,
            ReverificationConfig config,
            MeterRegistry meters) {
        this.table = table;
        this.certificates = certificates;
        this.latches = latches;
        this.config = config;
        this.checked = Counter.builder("akashi.reverified").register(meters);
        this.differing = Counter.builder("akashi.reverification.differences").register(meters);
        this.cost = Timer.builder("akashi.reverification.step").register(meters);
    }

    /// Goes on with the pass that is under way, or begins one that is due, until it is finished.
    public Uni<Void> run() {
        return onWorker(() -> {
                    table.beginWhenDue(config.period());
                    return true;
                })
                .chain(this::goOn);
    }

    /// Looks at the next certificates, and the next, until there are none.
    Uni<Void> goOn() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(Step::unfinished)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Step> step() {
        return onWorker(this::timed)
                .invoke(step -> checked.increment(step.checked()))
                .invoke(step -> differing.increment(step.differing()))
                .call(this::tellAll);
    }

    private Step timed() {
        long begin = System.nanoTime();
        Step step = table.step(AT_ONCE, certificates::difference);
        cost.record(Duration.ofNanos(System.nanoTime() - begin));
        return step;
    }

    private Uni<Void> tellAll() {
        return onWorker(table::untold)
                .onItem()
                .transformToMulti(untold -> Multi.createFrom().iterable(untold))
                .onItem()
                .transformToUniAndConcatenate(this::tell)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> tell(Difference difference) {
        LOG.errorf(
                "LEDGER DIFFERS: certificate %s of %s is not what was signed: %s",
                difference.number(), difference.municipality(), difference.what());
        Mismatch mismatch = new Mismatch(
                new MunicipalityCode(difference.municipality()),
                "certificate " + difference.number(),
                "ledger",
                difference.what(),
                "reverification");
        return latches.close(mismatch)
                .chain(() -> onWorker(() -> {
                    table.told(difference);
                    return true;
                }));
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
