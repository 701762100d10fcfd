package jp.akashi.issuance.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.authority.SignerAuthority;
import jp.akashi.issuance.signing.authority.Validity;

/// Makes signing keys: a key pair in custody, and the certificate of the format's authority beside it.
final class KeyCeremony {
    // Verifiers whose clocks run late must not meet a certificate of the future.
    private static final long EARLIER_HOURS = 1;

    private final SigningConfig config;
    private final KeyCustody custody;
    private final Authorities authorities;

    KeyCeremony(SigningConfig config, KeyCustody custody, Authorities authorities) {
        this.config = config;
        this.custody = custody;
        this.authorities = authorities;
    }

    /// A new key of the format that signs until the moment given, certified on the spot.
    List<X509Certificate> create(Format format, Instant now, Instant signsUntil) {
        SignerAuthority authority = authorities
                .find(format)
                .orElseThrow(() -> new IllegalStateException("no authority for " + format + " lies here"));
        KeyPair keys = custody.create();
        Instant begin = now.minus(EARLIER_HOURS, ChronoUnit.HOURS);
        Instant end = begin.atOffset(ZoneOffset.UTC).plus(validity(format)).toInstant();
        List<X509Certificate> chain = authority.certify(keys.getPublic(), new Validity(begin, signsUntil, end));
        Pem.write(chainFile(KeyIdentifier.of(keys.getPublic())), chain);
        return chain;
    }

    private Period validity(Format format) {
        return switch (format) {
            case SMART_HEALTH_CARD -> config.healthCard().certificateValidity();
            case ICAO_VDS_NC -> config.vdsNc().certificateValidity();
        };
    }

    private Path chainFile(String kid) {
        return config.directory().resolve(kid + ".chain.pem");
    }

    /// The chains kept in the directory.
    List<List<X509Certificate>> chains() {
        try (var files = Files.newDirectoryStream(config.directory(), "*.chain.pem")) {
            List<List<X509Certificate>> chains = new java.util.ArrayList<>();
            for (Path file : files) {
                chains.add(Pem.chain(Files.readString(file)));
            }
            return List.copyOf(chains);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + config.directory(), e);
        }
    }
}
