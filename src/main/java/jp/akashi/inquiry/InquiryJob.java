package jp.akashi.inquiry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Asks again what could not be asked, asks batches when their hour has come, and erases numbers past their time.
@Singleton
final class InquiryJob {
    private static final Logger LOG = Logger.getLogger(InquiryJob.class);
    private static final int AT_ONCE = 50;
    private static final int BESIDE_ONE_ANOTHER = 4;

    private final TurnTable table;
    private final InquiryListTable list;
    private final AttemptInquiry attempts;
    private final InquiryConfig config;
    private final InstantSource clock;
    private volatile long overdue;

    InquiryJob(
            TurnTable table,
            InquiryListTable list,
            AttemptInquiry attempts,
            InquiryConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.table = table;
        this.list = list;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
        metrics.gauge("akashi.inquiries.overdue", this, job -> job.overdue);
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return table.dueAreas(clock.instant())
                .onItem()
                .transformToMulti(areas -> Multi.createFrom().iterable(areas))
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(InquiryJob::tell);
    }

    private Uni<Void> ask(String area) {
        return table.take(area, clock.instant(), AT_ONCE)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUni(attempts::once)
                .merge(BESIDE_ONE_ANOTHER)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Scheduled(every = "60s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return table.overdueAreas(clock.instant())
                .onItem()
                .transformToMulti(areas -> Multi.createFrom().iterable(areas))
                .onItem()
                .transformToUniAndConcatenate(
                        area -> table.erase(area, clock.instant().minus(config.keepNumber())))
                .collect()
                .last()
                .chain(() -> list.overdue())
                .invoke(count -> overdue = count)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(InquiryJob::tell);
    }

    private static Uni<Void> tell(Throwable failure) {
        LOG.warnf("inquiries wait for the next turn: %s", failure.getClass().getName());
        return Uni.createFrom().voidItem();
    }
}
