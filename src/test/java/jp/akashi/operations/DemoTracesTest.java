package jp.akashi.operations;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.demo.pki.DemoPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTracesTest {
    @TempDir
    Path directory;

    @Test
    void theDemosCertificatesAreRecognised() throws IOException, GeneralSecurityException {
        DemoPki.open(directory, InstantSource.system());

        assertTrue(DemoTraces.holdsDemoCertificate(storeOf("ca.pem")));
        assertTrue(DemoTraces.holdsDemoCertificate(storeOf("server.pem")));
    }

    @Test
    void theDemosCardAuthorityIsRecognised() throws IOException {
        Files.writeString(directory.resolve("3530303030333308" + "0530303100000000.pem"), "");
        assertFalse(DemoTraces.holdsDemoAnchor(directory));

        Files.writeString(directory.resolve(SimulatedCardAuthority.DEMO_KEY_ID.toHex() + ".pem"), "");
        assertTrue(DemoTraces.holdsDemoAnchor(directory));
    }

    @Test
    void aRefusalNamesTheSetting() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> DemoTraces.require(false, "akashi.secrets.directory", "keys"));
        assertTrue(refusal.getMessage().startsWith("akashi.secrets.directory"));
    }

    private KeyStore storeOf(String file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream certificate = Files.newInputStream(directory.resolve(file))) {
            store.setCertificateEntry(
                    "one", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        return store;
    }
}
