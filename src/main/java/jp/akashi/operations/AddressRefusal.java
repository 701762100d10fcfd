package jp.akashi.operations;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps a production build from running with a password inside of the database's address: drivers repeat addresses in
/// their messages.
///
/// Names the setting, never its value.
@Singleton
@UnlessBuildProfile(anyOf = {"demo", "test", "dev"})
final class AddressRefusal {
    private static final Pattern SECRET = Pattern.compile("(?i)[?&;]password=|//[^/@]*:[^/@]*@");

    private final String jdbc;
    private final String reactive;

    @Inject
    AddressRefusal(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url", defaultValue = "") String jdbc,
            @ConfigProperty(name = "quarkus.datasource.reactive.url", defaultValue = "") String reactive) {
        this.jdbc = jdbc;
        this.reactive = reactive;
    }

    void check(@Observes StartupEvent start) {
        check();
    }

    void check() {
        require(jdbc, "quarkus.datasource.jdbc.url");
        require(reactive, "quarkus.datasource.reactive.url");
    }

    private static void require(String address, String setting) {
        if (SECRET.matcher(address).find()) {
            throw new IllegalStateException(
                    setting + ": carries a password; it belongs into quarkus.datasource.password");
        }
    }
}
