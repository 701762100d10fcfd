package jp.akashi.registry.quality;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import jp.akashi.vocabulary.MunicipalityCode;

/// Starts the job that looks over a whole area, and tells how far it has come.
///
/// The job goes from ticket to ticket, some hundreds per transaction: stopped anywhere, it goes on from there.
@Singleton
public final class CheckQuality {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final QualityRunTable runs;
    private final InstantSource clock;

    CheckQuality(QualityRunTable runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /// The run under way, which it starts where there is none.
    public Uni<QualityRun> start(MunicipalityCode area, String by, String requestId) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        String runId = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        return runs.start(area.digits(), runId, by, requestId, clock.instant())
                .chain(() -> latest(area))
                .map(Optional::orElseThrow);
    }

    /// The latest run; empty when there never was one.
    public Uni<Optional<QualityRun>> latest(MunicipalityCode area) {
        return runs.latest(area.digits());
    }
}
