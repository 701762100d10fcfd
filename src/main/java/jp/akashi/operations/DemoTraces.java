package jp.akashi.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.stream.Stream;
import jp.akashi.platform.secrets.DemoMark;

/// Recognises what the demo made by the mark that it bears.
final class DemoTraces {
    private DemoTraces() {}

    /// Fails, naming the setting, where production would stand on something of the demo's.
    static void require(boolean clean, String setting, String what) {
        if (!clean) {
            throw new IllegalStateException(
                    setting + ": the demo's " + what + " must not be used in production; make your own");
        }
    }

    /// Whether a directory of card trust anchors has one of the demo's card authority.
    static boolean holdsDemoAnchor(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(DemoMark.CARD_KEY_ID));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a store has a certificate that the demo's authority issued, or that authority itself.
    static boolean holdsDemoCertificate(KeyStore store) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (isOfDemo(store.getCertificate(alias))) {
                    return true;
                }
            }
            return false;
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfDemo(Certificate certificate) {
        return certificate instanceof X509Certificate x509
                && x509.getIssuerX500Principal().getName().contains(DemoMark.ORGANISATION);
    }
}
