package jp.akashi.issuance.signing;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.CountrySigningAuthority;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.context.ManagedExecutor;

/// Which key signs, and which public keys verifiers are to know.
///
/// Fails at start when keys are missing and may not be made.
@Startup
@Singleton
public final class SigningKeys {
    private static final long QUARTER_DAYS = 92;

    private final List<SigningKey> keys;
    private final InstantSource clock;

    @Inject
    SigningKeys(SigningConfig config, IssuerConfig issuer, InstantSource clock, ManagedExecutor workers) {
        this(config, issuer, clock, (Executor) workers);
    }

    SigningKeys(SigningConfig config, IssuerConfig issuer, InstantSource clock, Executor workers) {
        this.clock = clock;
        KeyCustody custody = config.device().isPresent()
                ? new DeviceCustody(config.device().get(), config.deviceDeadline(), workers)
                : new DirectoryCustody(config.directory());
        Authorities authorities = new Authorities(config.directory(), issuer.url());
        KeyCeremony ceremony = new KeyCeremony(config, custody, authorities);
        if (config.createMissing()) {
            createMissing(config, authorities, ceremony);
        }
        this.keys = ceremony.chains().stream()
                .flatMap(chain -> custody.find(formatOf(chain), chain).stream())
                .toList();
    }

    /// The key that signs certificates of the format at that moment; fails when there is none.
    public Uni<SigningKey> active(Format format, Instant moment, Optional<MunicipalityCode> shard) {
        return find(format, moment).map(key -> Uni.createFrom().item(key)).orElseGet(() -> Uni.createFrom()
                .failure(new SigningFailedException("no live key for " + format)));
    }

    /// The public keys that verifiers are to know, with their chains.
    public List<PublishedKey> published() {
        return keys.stream()
                .map(key -> new PublishedKey(key.kid(), key.format(), key.chain()))
                .toList();
    }

    /// Whether every format has a live key.
    public boolean ready() {
        return Arrays.stream(Format.values())
                .allMatch(format -> find(format, clock.instant()).isPresent());
    }

    private Optional<SigningKey> find(Format format, Instant moment) {
        Date at = Date.from(moment);
        return keys.stream()
                .filter(key -> key.format() == format)
                .filter(key -> !at.before(key.certificate().getNotBefore())
                        && at.before(key.certificate().getNotAfter()))
                .max(Comparator.comparing(key -> key.certificate().getNotBefore()));
    }

    private void createMissing(SigningConfig config, Authorities authorities, KeyCeremony ceremony) {
        try {
            Files.createDirectories(
                    config.directory(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + config.directory(), e);
        }
        Instant now = clock.instant();
        authorities.createMissing(now);
        List<Format> missing = new ArrayList<>(List.of(Format.values()));
        ceremony.chains().forEach(chain -> missing.remove(formatOf(chain)));
        missing.forEach(format -> ceremony.create(format, now, now.plus(QUARTER_DAYS, ChronoUnit.DAYS)));
    }

    private static Format formatOf(List<X509Certificate> chain) {
        try {
            List<String> purposes = chain.getFirst().getExtendedKeyUsage();
            return purposes != null && purposes.contains(CountrySigningAuthority.BARCODE_SIGNER)
                    ? Format.ICAO_VDS_NC
                    : Format.SMART_HEALTH_CARD;
        } catch (CertificateParsingException e) {
            throw new IllegalStateException(e);
        }
    }
}
