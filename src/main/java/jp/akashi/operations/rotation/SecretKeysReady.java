package jp.akashi.operations.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready only while every key is here that rows are kept under: without one, somebody's record would not be found.
@Readiness
@ApplicationScoped
public class SecretKeysReady implements HealthCheck {
    private final HeldSecrets secrets;

    SecretKeysReady(HeldSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("secret keys")
                .status(secrets.isComplete())
                .build();
    }
}
