package jp.akashi.inquiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import jp.akashi.registry.intake.Arrivals;
import jp.akashi.registry.intake.Newcomer;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jboss.logging.Logger;

/// Asks about arrivals by itself, as soon as the register tells where they came from.
///
/// An arrival has one key for good: however many nodes take it up, and however often, there is one inquiry.
@Singleton
final class ArrivalJob {
    private static final Logger LOG = Logger.getLogger(ArrivalJob.class);
    private static final String BY = "resident-register";
    private static final int AT_ONCE = 50;
    private static final int BESIDE_ONE_ANOTHER = 4;

    private final Arrivals arrivals;
    private final Inquiries inquiries;
    private final PersonKeys keys;

    ArrivalJob(Arrivals arrivals, Inquiries inquiries, PersonKeys keys) {
        this.arrivals = arrivals;
        this.inquiries = inquiries;
        this.keys = keys;
    }

    @Scheduled(every = "2s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return arrivals.areas()
                .onItem()
                .transformToMulti(areas -> Multi.createFrom().iterable(areas))
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(ArrivalJob::tell);
    }

    private Uni<Void> ask(MunicipalityCode area) {
        return arrivals.awaiting(area, AT_ONCE)
                .onItem()
                .transformToMulti(newcomers -> Multi.createFrom().iterable(newcomers))
                .onItem()
                .transformToUni(newcomer -> Uni.createFrom()
                        .deferred(() -> ask(area, newcomer))
                        .onFailure()
                        .recoverWithUni(ArrivalJob::tell))
                .merge(BESIDE_ONE_ANOTHER)
                .collect()
                .last()
                .replaceWithVoid();
    }

    // Beyond the hourly limit the arrival goes on waiting.
    private Uni<Void> ask(MunicipalityCode area, Newcomer newcomer) {
        return inquiries.ask(wish(area, newcomer)).chain(asked -> switch (asked) {
            case Asked.TooMany _ -> Uni.createFrom().voidItem();
            case Asked.Begun _, Asked.KeyReused _ -> arrivals.asked(area, newcomer);
        });
    }

    private Wish wish(MunicipalityCode area, Newcomer newcomer) {
        return new Wish(
                area,
                BY,
                newcomer.from(),
                keys.open(newcomer.sealedNumber(), newcomer.person()),
                newcomer.birthDate(),
                Optional.of(new WishKey.Arrival(newcomer.sequence())),
                Inquiries.newId());
    }

    private static Uni<Void> tell(Throwable failure) {
        LOG.warnf("arrivals wait for the next turn: %s", failure.getClass().getName());
        return Uni.createFrom().voidItem();
    }
}
