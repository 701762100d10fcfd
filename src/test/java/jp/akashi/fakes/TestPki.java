package jp.akashi.fakes;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.SSLConfig;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// A throw-away authority for one test run: the gateway's server certificate and client certificates for anybody.
public final class TestPki {
    private static final char[] PASSWORD = "throw-away".toCharArray();
    private static final TestPki THE = new TestPki();

    private final KeyPair authorityKey = keyPair();
    private final X500Name authority = new X500Name("CN=Akashi test CA");
    private final X509Certificate authorityCertificate;
    private long serial = 1;

    private TestPki() {
        authorityCertificate = sign(authority, authorityKey, true);
    }

    public static TestPki the() {
        return THE;
    }

    /// Writes the server's files and answers the settings that make the gateway use them.
    public Map<String, String> serverSettings(Path directory) throws IOException {
        Files.createDirectories(directory);
        KeyPair key = keyPair();
        pem(directory.resolve("ca.pem"), authorityCertificate);
        pem(directory.resolve("server.pem"), sign(new X500Name("CN=localhost"), key, false));
        pem(directory.resolve("server-key.pem"), key.getPrivate());
        return Map.of(
                "quarkus.http.tls-configuration-name", "gateway",
                "quarkus.tls.gateway.key-store.pem.0.cert",
                        directory.resolve("server.pem").toString(),
                "quarkus.tls.gateway.key-store.pem.0.key",
                        directory.resolve("server-key.pem").toString(),
                "quarkus.tls.gateway.trust-store.pem.certs",
                        directory.resolve("ca.pem").toString());
    }

    /// A request over HTTPS with a client certificate of that subject, such as `CN=city, OU=municipality, O=131113`.
    public RequestSpecification as(String subject, int port) {
        KeyPair key = keyPair();
        return over(clientStore(key.getPrivate(), sign(new X500Name(subject), key, false)), port);
    }

    /// A request over HTTPS without a client certificate.
    public RequestSpecification asNobody(int port) {
        return over(emptyStore(), port);
    }

    /// The same for the JDK's own HTTP client.
    public SSLContext context(String subject) {
        KeyPair key = keyPair();
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(clientStore(key.getPrivate(), sign(new X500Name(subject), key, false)), PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification over(KeyStore client, int port) {
        try {
            SSLSocketFactory sockets = new SSLSocketFactory(client, new String(PASSWORD), trustStore());
            return RestAssured.given()
                    .config(RestAssured.config()
                            .sslConfig(new SSLConfig().sslSocketFactory(sockets))
                            .encoderConfig(
                                    new EncoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .baseUri("https://localhost")
                    .port(port);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore clientStore(PrivateKey key, X509Certificate certificate) {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("client", key, PASSWORD, new Certificate[] {certificate});
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore trustStore() throws GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("ca", authorityCertificate);
        return store;
    }

    private static KeyStore emptyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized X509Certificate sign(X500Name subject, KeyPair key, boolean isAuthority) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                authority,
                BigInteger.valueOf(serial++),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                key.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (!isAuthority) {
                GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"));
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // JcaPEMWriter would write EC keys in the older form that Vert.x does not read.
    private static void pem(Path file, Object content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(out)) {
            pem.writeObject(content instanceof PrivateKey key ? pkcs8(key) : content);
        }
    }

    private static PemObject pkcs8(PrivateKey key) {
        return new PemObject("PRIVATE KEY", key.getEncoded());
    }
}
