package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.EcKeys;
import jp.akashi.issuance.signing.authority.HealthCardAuthority;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.authority.Validity;
import jp.akashi.platform.approval.FourEyes;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway without authorities of its own: request out, certificate in.
@GatewayTest
class AuthorityElsewhereIT {
    private static final URI ISSUER = URI.create("https://localhost:8443/issuer");

    @Inject
    SigningConfig config;

    @Inject
    SigningKeyTable table;

    @Inject
    CountryList countryList;

    @Inject
    KeyCeremony ceremony;

    @Inject
    FourEyes fourEyes;

    @Inject
    InstantSource clock;

    @Inject
    ManagedExecutor workers;

    @Inject
    SigningKeys node;

    @TempDir
    Path nothing;

    private KeyLifecycle keys;
    private String kid;

    @BeforeEach
    void plan() {
        KeyCeremony bare = new KeyCeremony(config, new Authorities(nothing, ISSUER), ceremony.custody());
        Rotation rotation = new Rotation(config, bare, table, countryList, clock, workers);
        keys = new KeyLifecycle(table, rotation, bare, fourEyes, clock);
        planned().ifPresent(old -> await(keys.retire(old, "operator-1")));
        assertEquals(KeyChange.DONE, await(keys.plan(Format.SMART_HEALTH_CARD, Optional.empty(), "operator-1")));
        kid = planned().orElseThrow();
    }

    @Test
    void aKeySignsOnceTheAuthorityElsewhereHasCertifiedItAndTwoOperatorsAgree() throws Exception {
        assertEquals(KeyChange.DONE, await(keys.certify(kid, certified(requested(), ISSUER), "operator-1")));
        await(keys.activate(kid, "operator-1"));
        assertEquals(KeyChange.DONE, await(keys.activate(kid, "operator-2")));

        await(node.refresh());
        assertEquals(
                kid,
                await(node.active(Format.SMART_HEALTH_CARD, Optional.empty())).kid());
    }

    @Test
    void aKeyWithoutCertificateIsNeitherPublishedNorActivated() {
        await(node.refresh());

        assertTrue(node.published().keys().stream().noneMatch(key -> key.kid().equals(kid)));
        await(keys.activate(kid, "operator-1"));
        assertEquals(KeyChange.NOT_NOW, await(keys.activate(kid, "operator-2")));
    }

    @Test
    void refusesTheCertificateOfAnotherKey() {
        String other = certified(EcKeys.signer().getPublic(), ISSUER);

        assertEquals(KeyChange.CERTIFICATE_UNFIT, await(keys.certify(kid, other, "operator-1")));
    }

    @Test
    void refusesACertificateForAnotherIssuer() throws Exception {
        String other = certified(requested(), URI.create("https://vc.example.jp/issuer"));

        assertEquals(KeyChange.CERTIFICATE_UNFIT, await(keys.certify(kid, other, "operator-1")));
    }

    @Test
    void refusesAChainThatIsBroken() throws Exception {
        var good = Pem.chain(certified(requested(), ISSUER));
        var stranger = HealthCardAuthority.create(
                        ISSUER, Instant.now(), Instant.now().plusSeconds(9000))
                .chain();

        assertEquals(
                KeyChange.CERTIFICATE_UNFIT,
                await(keys.certify(kid, Pem.of(List.of(good.getFirst(), stranger.getLast())), "operator-1")));
        assertEquals(
                KeyChange.CERTIFICATE_UNFIT, await(keys.certify(kid, Pem.of(List.of(good.getFirst())), "operator-1")));
        assertEquals(KeyChange.CERTIFICATE_UNFIT, await(keys.certify(kid, "no certificate", "operator-1")));
    }

    private PublicKey requested() throws Exception {
        String pem = await(keys.request(kid)).orElseThrow();
        PKCS10CertificationRequest request =
                (PKCS10CertificationRequest) new PEMParser(new StringReader(pem)).readObject();
        return new JcaPKCS10CertificationRequest(request).getPublicKey();
    }

    private static String certified(PublicKey key, URI issuer) {
        Instant begin = Instant.now().minusSeconds(3600);
        Instant end = begin.plusSeconds(9_000_000);
        return Pem.of(HealthCardAuthority.create(issuer, begin, end).certify(key, new Validity(begin, end, end)));
    }

    private Optional<String> planned() {
        return await(keys.list()).stream()
                .filter(key -> key.format() == Format.SMART_HEALTH_CARD && key.state() == KeyState.PLANNED)
                .map(KeyStatus::kid)
                .findFirst();
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
