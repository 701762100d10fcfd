package jp.akashi.issuance.signing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.SignerAuthority;
import jp.akashi.issuance.signing.authority.SigningRequest;
import jp.akashi.issuance.signing.authority.Validity;
import jp.akashi.issuance.signing.custody.DeviceCustody;
import jp.akashi.issuance.signing.custody.DirectoryCustody;
import jp.akashi.issuance.signing.custody.KeyCustody;
import jp.akashi.issuance.signing.custody.KeyIdentifier;
import org.eclipse.microprofile.context.ManagedExecutor;

/// Makes signing keys: a key pair in custody, and a certificate for it or the request for one.
@Singleton
final class KeyCeremony {
    // Verifiers whose clocks run late must not meet a certificate of the future.
    private static final long EARLIER_HOURS = 1;

    private final SigningConfig config;
    private final KeyCustody custody;
    private final Authorities authorities;

    @Inject
    KeyCeremony(SigningConfig config, IssuerConfig issuer, InstantSource clock, ManagedExecutor workers) {
        this(config, new Authorities(config.directory(), issuer.url()), custody(config, workers));
        if (config.createMissing()) {
            authorities.createMissing(clock.instant());
        }
    }

    KeyCeremony(SigningConfig config, Authorities authorities, KeyCustody custody) {
        this.config = config;
        this.authorities = authorities;
        this.custody = custody;
    }

    KeyCustody custody() {
        return custody;
    }

    Authorities authorities() {
        return authorities;
    }

    /// A new key that signs from one moment until another. Reads and writes files: not for an event loop.
    NewKey create(Slot slot, Instant now, Instant activatesAt, Instant retiresAt) {
        KeyPair keys = custody.create();
        String kid = KeyIdentifier.of(keys.getPublic());
        Optional<SignerAuthority> authority = authorities.find(slot.format());
        List<X509Certificate> chain = authority
                .map(here -> here.certify(keys.getPublic(), validity(slot.format(), now, retiresAt)))
                .orElse(List.of());
        Optional<String> request = authority.isPresent()
                ? Optional.empty()
                : Optional.of(SigningRequest.of(keys, custody.provider(), authorities.subject(slot.format())));
        return new NewKey(kid, slot, chain, request, activatesAt, retiresAt);
    }

    /// A new key that seals documents, with its chain; empty when its authority lies elsewhere. Writes files.
    Optional<List<X509Certificate>> createForDocuments(Instant now) {
        return authorities.findForDocuments().map(authority -> {
            KeyPair keys = custody.create();
            Instant begin = now.minus(EARLIER_HOURS, ChronoUnit.HOURS);
            Instant end = begin.atOffset(ZoneOffset.UTC)
                    .plus(config.documentCertificateValidity())
                    .toInstant();
            return authority.certify(keys.getPublic(), new Validity(begin, end, end));
        });
    }

    private Validity validity(Format format, Instant now, Instant signsUntil) {
        Period life =
                switch (format) {
                    case SMART_HEALTH_CARD -> config.healthCard().certificateValidity();
                    case ICAO_VDS_NC -> config.vdsNc().certificateValidity();
                };
        Instant begin = now.minus(EARLIER_HOURS, ChronoUnit.HOURS);
        // A late rotation must not meet a key whose certificate forbids it to sign.
        Instant latest = signsUntil.plus(config.publishAhead());
        return new Validity(
                begin, latest, begin.atOffset(ZoneOffset.UTC).plus(life).toInstant());
    }

    private static KeyCustody custody(SigningConfig config, Executor workers) {
        return config.device()
                .<KeyCustody>map(device ->
                        new DeviceCustody(device.configuration(), device.pin(), config.deviceDeadline(), workers))
                .orElseGet(() -> new DirectoryCustody(config.directory()));
    }
}
