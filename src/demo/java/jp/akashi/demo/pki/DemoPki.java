package jp.akashi.demo.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import jp.akashi.platform.secrets.DemoMark;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/// The demo's certificates in one directory: `ca.pem`, and `<name>.pem` with `<name>-key.pem` (PKCS#8) per party.
///
/// What is missing, or expires within a month, is made at the next start; keys are readable by their owner alone.
public final class DemoPki {
    private static final X500Name AUTHORITY = new X500Name("C=JP,O=" + DemoMark.ORGANISATION + ",CN=Akashi Demo CA");
    private static final Duration REMAINING = Duration.ofDays(30);
    private static final List<GeneralName> HERE = List.of(
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));

    private final Path directory;
    private final InstantSource clock;

    private DemoPki(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The certificates of a directory, complete.
    public static DemoPki open(Path directory, InstantSource clock) throws IOException {
        Files.createDirectories(directory);
        DemoPki pki = new DemoPki(directory, clock);
        try {
            pki.complete();
        } catch (GeneralSecurityException e) {
            throw new IOException("the demo's certificates in " + directory + " cannot be made", e);
        }
        return pki;
    }

    /// The certificate that vouches for all others.
    public Path authority() {
        return directory.resolve("ca.pem");
    }

    /// The gateway's TLS: the server's certificate, and trust in the clients' authority.
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.tls.gateway.key-store.pem.server.cert",
                directory.resolve("server.pem").toString(),
                "quarkus.tls.gateway.key-store.pem.server.key",
                directory.resolve("server-key.pem").toString(),
                "quarkus.tls.gateway.trust-store.pem.certs",
                authority().toString(),
                "quarkus.http.tls-configuration-name",
                "gateway");
    }

    private void complete() throws IOException, GeneralSecurityException {
        boolean renewed = lacks("ca");
        if (renewed) {
            KeyAndCertificate.selfSigned(AUTHORITY, clock.instant()).write(directory, "ca");
        }
        KeyAndCertificate authority = KeyAndCertificate.read(directory, "ca");
        if (renewed || lacks("server")) {
            authority
                    .certifyServer(new X500Name("CN=localhost"), HERE, clock.instant())
                    .write(directory, "server");
        }
        for (Client client : Client.ALL) {
            if (renewed || lacks(client.name())) {
                authority.certifyClient(client.subject(), clock.instant()).write(directory, client.name());
            }
        }
    }

    private boolean lacks(String name) throws IOException, GeneralSecurityException {
        return !KeyAndCertificate.exists(directory, name)
                || KeyAndCertificate.read(directory, name)
                        .endsBefore(clock.instant().plus(REMAINING));
    }
}
