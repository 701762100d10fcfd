package jp.akashi.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jp.akashi.issuance.signing.SigningKeys;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready only while every format has a live key: without one nothing can be issued here. Redis is no part of readiness.
@Readiness
@ApplicationScoped
public class SigningKeysReady implements HealthCheck {
    private final SigningKeys keys;

    SigningKeysReady(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signing keys").status(keys.ready()).build();
    }
}
