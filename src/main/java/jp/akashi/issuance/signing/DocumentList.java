package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import jp.akashi.issuance.signing.authority.DocumentAuthority;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.vocabulary.Bytes;
import org.eclipse.microprofile.context.ManagedExecutor;

/// The list of document signers taken back, a new one each hour, where the authority of the present one lies here.
///
/// It says nothing but the hour and who is listed, so all nodes say the same without asking one another. A signer is
/// taken back by putting its chain beside the key as `document-signer-revoked-2026-11-25.pem`.
@Singleton
final class DocumentList {
    private static final String REVOKED = "document-signer-revoked-";
    private static final String PEM = ".pem";
    private static final int DAY = "2026-11-25".length();
    private static final Duration IN_FORCE = Duration.ofDays(30);
    // Within an hour the number grows with what is listed; nothing leaves the list.
    private static final int NUMBERS_AN_HOUR = 10_000;

    private final KeyCeremony ceremony;
    private final DocumentKeys keys;
    private final Path directory;
    private final InstantSource clock;
    private final Executor workers;
    private volatile Edition edition = new Edition(0, Optional.empty());

    @Inject
    DocumentList(
            KeyCeremony ceremony,
            DocumentKeys keys,
            SigningConfig config,
            InstantSource clock,
            ManagedExecutor workers) {
        this(ceremony, keys, config.directory(), clock, workers);
    }

    /// Signs the first list. Reads files: not for an event loop.
    DocumentList(KeyCeremony ceremony, DocumentKeys keys, Path directory, InstantSource clock, Executor workers) {
        this.ceremony = ceremony;
        this.keys = keys;
        this.directory = directory;
        this.clock = clock;
        this.workers = workers;
        sign();
    }

    /// The list in DER; empty when this installation has no document key, or another's authority answers for it.
    Optional<Bytes> current() {
        return edition.content();
    }

    /// Signs a new list when an hour has begun or another signer is to be listed.
    Uni<Void> renew() {
        return Uni.createFrom().voidItem().emitOn(workers).invoke(this::sign);
    }

    private void sign() {
        ceremony.authorities()
                .findForDocuments()
                .filter(authority -> authority.chain().equals(keys.authority()))
                .ifPresent(authority -> {
                    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
                    Map<BigInteger, Instant> revoked = revoked(authority);
                    long number = hour.getEpochSecond() / 3600 * NUMBERS_AN_HOUR + revoked.size();
                    if (number > edition.number()) {
                        edition = new Edition(number, Optional.of(signed(authority, revoked, number, hour)));
                    }
                });
    }

    private static Bytes signed(
            DocumentAuthority authority, Map<BigInteger, Instant> revoked, long number, Instant hour) {
        try {
            return Bytes.copyOf(
                    authority.revoke(revoked, number, hour, hour.plus(IN_FORCE)).getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException(e);
        }
    }

    // Of the signers taken back, those this authority has certified.
    private Map<BigInteger, Instant> revoked(DocumentAuthority authority) {
        Map<BigInteger, Instant> revoked = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, REVOKED + "*" + PEM)) {
            for (Path file : files) {
                X509Certificate signer = Pem.chain(Files.readString(file)).getFirst();
                if (signer.getIssuerX500Principal()
                        .equals(authority.chain().getFirst().getSubjectX500Principal())) {
                    revoked.put(signer.getSerialNumber(), day(file));
                }
            }
            return revoked;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    private static Instant day(Path file) {
        String day = file.getFileName().toString().substring(REVOKED.length());
        return LocalDate.parse(day.substring(0, Math.min(DAY, day.length())))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private record Edition(long number, Optional<Bytes> content) {}
}
