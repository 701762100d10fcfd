package jp.akashi.demo.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// How one of the clients in a directory (`ca.pem`, `<name>.pem`, `<name>-key.pem`) proves itself to the gateway.
public final class MutualTls {
    private static final char[] UNUSED = "in memory only".toCharArray();

    private MutualTls() {}

    /// A context with the client's key, believing the directory's authority alone.
    public static SSLContext of(Path directory, String client) throws IOException {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keyOf(directory, client), UNUSED);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(authorityOf(directory));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates in " + directory + " cannot be used", e);
        }
    }

    private static KeyStore keyOf(Path directory, String client) throws IOException, GeneralSecurityException {
        KeyAndCertificate both = KeyAndCertificate.read(directory, client);
        KeyStore store = empty();
        store.setKeyEntry(client, both.key(), UNUSED, new Certificate[] {both.certificate()});
        return store;
    }

    private static KeyStore authorityOf(Path directory) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(directory.resolve("ca.pem"))) {
            KeyStore store = empty();
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            return store;
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
