package jp.akashi.platform.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The gate on an event loop of its own, with its defaults.
class AdmissionTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LoadConfig config =
            new SmallRyeConfigBuilder().withMapping(LoadConfig.class).build().getConfigMapping(LoadConfig.class);
    private final Admission admission = new Admission(config, metrics);

    @AfterEach
    void close() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        vertx.close().onComplete(ignored -> closed.countDown());
        closed.await();
    }

    @Test
    void aGateThatFellBehindAndIsHardlyUsedRecoversToItsTop() throws InterruptedException {
        admission.fallBehind();
        assertTrue(limit() < 4 * config.lowest(), "fell behind");

        CountDownLatch recovered = new CountDownLatch(1);
        vertx.setPeriodic(5, timer -> {
            Place place = admission.enter(Work.NEW);
            place.answered();
            if (limit() == config.highest()) {
                vertx.cancelTimer(timer);
                recovered.countDown();
            }
        });

        assertTrue(recovered.await(30, TimeUnit.SECONDS), "the limit stayed at " + limit());
        assertEquals(
                0,
                metrics.get("akashi.load.in.progress")
                        .tag("work", "new")
                        .gauge()
                        .value());
    }

    private double limit() {
        return metrics.get("akashi.load.limit").tag("work", "new").gauge().value();
    }
}
