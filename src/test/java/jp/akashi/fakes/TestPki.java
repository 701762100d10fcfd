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
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
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
    private final List<BigInteger> revoked = new ArrayList<>();
    private final List<Path> lists = new ArrayList<>();
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
        Path list = directory.resolve("clients.crl");
        pem(list, revocationList());
        lists.add(list);
        KeyPair centre = keyPair();
        pem(directory.resolve("centre.pem"), sign(new X500Name("CN=centre, OU=centre"), centre, false));
        pem(directory.resolve("centre-key.pem"), centre.getPrivate());
        return Map.of(
                "quarkus.http.tls-configuration-name", "gateway",
                "quarkus.tls.gateway.key-store.pem.0.cert",
                        directory.resolve("server.pem").toString(),
                "quarkus.tls.gateway.key-store.pem.0.key",
                        directory.resolve("server-key.pem").toString(),
                "quarkus.tls.gateway.trust-store.pem.certs",
                        directory.resolve("ca.pem").toString(),
                "akashi.callers.revocation-lists", list.toString());
    }

    /// Writes a client's files and answers the settings of a TLS configuration that makes a gateway call with them.
    public Map<String, String> clientSettings(Path directory, String name, String subject) throws IOException {
        Files.createDirectories(directory);
        KeyPair key = keyPair();
        pem(directory.resolve("ca.pem"), authorityCertificate);
        pem(directory.resolve(name + ".pem"), sign(new X500Name(subject), key, false));
        pem(directory.resolve(name + "-key.pem"), key.getPrivate());
        String tls = "quarkus.tls." + name + ".";
        return Map.of(
                tls + "key-store.pem.0.cert", directory.resolve(name + ".pem").toString(),
                tls + "key-store.pem.0.key",
                        directory.resolve(name + "-key.pem").toString(),
                tls + "trust-store.pem.certs", directory.resolve("ca.pem").toString());
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

    /// A client's certificate and key as PEM files, for a browser.
    public record ClientFiles(Path certificate, Path key) {}

    /// Writes the files of a client of that subject.
    public ClientFiles files(String subject) {
        KeyPair key = keyPair();
        try {
            Path directory = Files.createTempDirectory("client");
            ClientFiles files = new ClientFiles(directory.resolve("client.pem"), directory.resolve("client-key.pem"));
            pem(files.certificate(), sign(new X500Name(subject), key, false));
            pem(files.key(), key.getPrivate());
            return files;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same for the JDK's own HTTP client.
    public SSLContext context(String subject) {
        KeyPair key = keyPair();
        return context(key, sign(new X500Name(subject), key, false));
    }

    /// A client for the JDK's own HTTP client whose certificate can be taken back.
    public record Client(SSLContext context, BigInteger serial) {}

    public Client client(String subject) {
        KeyPair key = keyPair();
        X509Certificate certificate = sign(new X500Name(subject), key, false);
        return new Client(context(key, certificate), certificate.getSerialNumber());
    }

    /// From now on the authority's revocation list names the client.
    public void revoke(Client client) throws IOException {
        revoked.add(client.serial());
        for (Path list : lists) {
            pem(list, revocationList());
        }
    }

    /// A client whose certificate ended yesterday.
    public SSLContext expired(String subject) {
        KeyPair key = keyPair();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return context(key, sign(new X500Name(subject), key, false, yesterday));
    }

    /// A client of that subject whom an authority of the same name vouches for, but another one.
    public static SSLContext ofAnotherAuthority(String subject) {
        KeyPair key = keyPair();
        return THE.context(key, new TestPki().sign(new X500Name(subject), key, false));
    }

    private SSLContext context(KeyPair key, X509Certificate certificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(clientStore(key.getPrivate(), certificate), PASSWORD);
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

    private X509CRL revocationList() {
        Instant now = Instant.now();
        X509v2CRLBuilder list = new X509v2CRLBuilder(authority, Date.from(now.minus(Duration.ofHours(1))));
        list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
        revoked.forEach(number -> list.addCRLEntry(number, Date.from(now), CRLReason.keyCompromise));
        try {
            return new JcaX509CRLConverter()
                    .getCRL(list.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(X500Name subject, KeyPair key, boolean isAuthority) {
        return sign(subject, key, isAuthority, Instant.now().plus(Duration.ofDays(1)));
    }

    private synchronized X509Certificate sign(X500Name subject, KeyPair key, boolean isAuthority, Instant end) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                authority,
                BigInteger.valueOf(serial++),
                Date.from(end.minus(Duration.ofHours(25))),
                Date.from(end),
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
