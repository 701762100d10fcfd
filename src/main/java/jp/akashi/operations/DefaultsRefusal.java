package jp.akashi.operations;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps a production build from starting with what anybody would try first: a password out of a manual, plain HTTP.
///
/// Decided by the build's profile, so that no setting can turn it off. Names the setting, never its value.
@Singleton
@UnlessBuildProfile(anyOf = {"demo", "test", "dev"})
final class DefaultsRefusal {
    private static final Set<String> KNOWN = Set.of(
            "",
            "postgres",
            "postgresql",
            "password",
            "passwd",
            "akashi",
            "admin",
            "root",
            "secret",
            "changeme",
            "quarkus",
            "test",
            "demo",
            "12345678");

    private final String user;
    private final String password;
    private final String insecure;

    @Inject
    DefaultsRefusal(
            @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "") String user,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled") String insecure) {
        this.user = user;
        this.password = password;
        this.insecure = insecure;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        check();
    }

    void check() {
        String lower = password.strip().toLowerCase(Locale.ROOT);
        if (KNOWN.contains(lower) || lower.equals(user.toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException(
                    "quarkus.datasource.password: a default, or the user's name; make your own");
        }
        if (insecure.equalsIgnoreCase("enabled")) {
            throw new IllegalStateException("quarkus.http.insecure-requests: production serves nobody over plain HTTP");
        }
    }
}
