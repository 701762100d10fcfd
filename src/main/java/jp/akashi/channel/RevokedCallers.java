package jp.akashi.channel;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jboss.logging.Logger;

/// The client certificates that their authorities took back, asked at every request: a connection that stands already
/// is no refuge.
///
/// The lists are files, looked at every second. One that cannot be read stops the start; later it is told, and the
/// lists before stay in force. Source: RFC 5280, section 5.
@Singleton
final class RevokedCallers {
    private static final Logger LOG = Logger.getLogger(RevokedCallers.class);

    private final List<Path> files;
    private volatile Lists lists = new Lists(List.of(), Set.of());

    private record Serial(X500Principal issuer, BigInteger number) {}

    private record Lists(List<String> versions, Set<Serial> revoked) {}

    RevokedCallers(CallerConfig config) {
        this.files = config.revocationLists().orElse(List.of());
    }

    boolean hold(X509Certificate certificate) {
        return lists.revoked()
                .contains(new Serial(certificate.getIssuerX500Principal(), certificate.getSerialNumber()));
    }

    void start(@Observes StartupEvent event) throws IOException, GeneralSecurityException {
        read();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        try {
            read();
        } catch (IOException | GeneralSecurityException e) {
            LOG.errorf("callers' revocation lists stay as they were, the new ones cannot be read: %s", e);
        }
    }

    private void read() throws IOException, GeneralSecurityException {
        List<String> versions = files.stream().map(RevokedCallers::version).toList();
        if (versions.equals(lists.versions())) {
            return;
        }
        Set<Serial> revoked = new HashSet<>();
        for (Path file : files) {
            addAll(file, revoked);
        }
        lists = new Lists(versions, Set.copyOf(revoked));
    }

    private static void addAll(Path file, Set<Serial> revoked) throws IOException, GeneralSecurityException {
        try (InputStream content = Files.newInputStream(file)) {
            for (CRL list : CertificateFactory.getInstance("X.509").generateCRLs(content)) {
                X509CRL ofAuthority = (X509CRL) list;
                Set<? extends X509CRLEntry> entries = ofAuthority.getRevokedCertificates();
                for (X509CRLEntry entry : entries == null ? Set.<X509CRLEntry>of() : entries) {
                    revoked.add(new Serial(ofAuthority.getIssuerX500Principal(), entry.getSerialNumber()));
                }
            }
        }
    }

    private static String version(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "missing";
        }
    }
}
