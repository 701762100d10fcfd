package jp.akashi.operations;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.issuance.applicant.CardConfig;
import jp.akashi.platform.secrets.SecretKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps a production build from starting with anything of the demo's: profile, secret keys, certificates, card
/// authority.
///
/// Decided by the build's profile, so that no setting can turn it off.
@Singleton
@UnlessBuildProfile(anyOf = {"demo", "test", "dev"})
final class DemoRefusal {
    private static final Set<String> OTHERS = Set.of("demo", "test", "dev");

    private final SecretKeys secrets;
    private final CardConfig cards;
    private final TlsConfigurationRegistry tls;
    private final Optional<String> tlsName;

    DemoRefusal(
            SecretKeys secrets,
            CardConfig cards,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> tlsName) {
        this.secrets = secrets;
        this.cards = cards;
        this.tls = tls;
        this.tlsName = tlsName;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        requireOwnProfile();
        DemoTraces.require(!secrets.holdDemoKeys(), "akashi.secrets.directory", "secret keys");
        DemoTraces.require(
                cards.trustAnchors().stream().noneMatch(DemoTraces::holdsDemoAnchor),
                "akashi.card.trust-anchors",
                "card authority");
        tlsName.flatMap(tls::get).or(tls::getDefault).ifPresent(DemoRefusal::check);
    }

    // Another profile would bring the settings of another kind of installation.
    private static void requireOwnProfile() {
        List<String> others =
                ConfigUtils.getProfiles().stream().filter(OTHERS::contains).toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    "quarkus.profile: this program was built for production and does not start as "
                            + String.join(", ", others));
        }
    }

    private static void check(TlsConfiguration configuration) {
        KeyStore own = configuration.getKeyStore();
        KeyStore trusted = configuration.getTrustStore();
        DemoTraces.require(own == null || !DemoTraces.holdsDemoCertificate(own), "quarkus.tls", "certificate");
        DemoTraces.require(
                trusted == null || !DemoTraces.holdsDemoCertificate(trusted), "quarkus.tls", "certificate authority");
    }
}
