package jp.akashi.operations;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jp.akashi.platform.crypto.CryptoProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says which provider signs and verifies. Both serve; without the accelerated one a node carries a third of the load.
///
/// `akashi_crypto_accelerated` is 1 or 0, for an alarm.
@Readiness
@Singleton
final class SignatureProviderReady implements HealthCheck {
    private static final String ALGORITHM = "SHA256withRSA";

    SignatureProviderReady(MeterRegistry metrics) {
        metrics.gauge("akashi.crypto.accelerated", CryptoProvider.isAccelerated() ? 1 : 0);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signature provider")
                .up()
                .withData("provider", CryptoProvider.forSignatures(ALGORITHM).getName())
                .withData("accelerated", CryptoProvider.isAccelerated())
                .build();
    }
}
