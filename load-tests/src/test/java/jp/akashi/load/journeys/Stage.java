package jp.akashi.load.journeys;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import jp.akashi.load.gateway.Ports;

/// The gateway that `./load journey` started, as callers reach it, and how many people come.
final class Stage {
    /// Arrivals per second where a journey is at its usual pace.
    static final double RATE = Double.parseDouble(System.getProperty("rate", "20"));
    /// How long that pace is held.
    static final int SECONDS = Integer.getInteger("seconds", 30);
    /// How many people were brought in.
    static final int PEOPLE = Integer.getInteger("people", 5_000);

    private static final Ports PORTS = Ports.read();
    private static final Path PKI = Path.of("target", "data-journeys", "pki");

    private Stage() {}

    static HttpProtocolBuilder open() {
        return http.baseUrl("http://localhost:" + PORTS.http())
                .contentTypeHeader("application/json")
                .shareConnections();
    }

    /// A connection for each visitor: shared ones would present no certificate.
    static HttpProtocolBuilder as(String client) {
        KeyManagerFactory keys = keys(client);
        return http.baseUrl("https://localhost:" + PORTS.https())
                .contentTypeHeader("application/json")
                .perUserKeyManagerFactory(user -> keys);
    }

    private static KeyManagerFactory keys(String client) {
        try {
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            byte[] chain = Files.readAllBytes(PKI.resolve(client + ".pem"));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    client,
                    key(PKI.resolve(client + "-key.pem")),
                    new char[0],
                    certificates.generateCertificates(new ByteArrayInputStream(chain)).toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        } catch (GeneralSecurityException notElliptic) {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        }
    }
}
