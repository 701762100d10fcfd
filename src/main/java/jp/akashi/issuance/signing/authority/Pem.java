package jp.akashi.issuance.signing.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Keys and certificates as text files. Source: RFC 7468 (PKCS#8 keys, certificates leaf first).
///
/// A key file is readable by its owner alone (mode 0600) from its first byte on; reading refuses a laxer one.
public final class Pem {
    private static final String OWNER_ONLY = "rw-------";
    private static final String KEY = "PRIVATE KEY";

    private Pem() {}

    /// The text of any object, such as `CERTIFICATE REQUEST`.
    public static String of(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    public static String of(List<X509Certificate> chain) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            try {
                text.append(of("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    /// The certificates in a text, in their order; refuses a text that is none.
    public static List<X509Certificate> chain(String text) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(Pem::x509)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificates in PEM", e);
        }
    }

    public static void write(Path file, PrivateKey key) {
        writeOwnerOnly(file, of(KEY, key.getEncoded()));
    }

    public static void write(Path file, List<X509Certificate> chain) {
        writeOwnerOnly(file, of(chain));
    }

    /// Reads an EC key for use with a provider's own key factory.
    public static PrivateKey key(Path file, KeyFactory factory) {
        try {
            if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------")) {
                throw new IllegalStateException(file + " may be read by others than its owner: chmod 600");
            }
            String text = Files.readString(file)
                    .replace("-----BEGIN " + KEY + "-----", "")
                    .replace("-----END " + KEY + "-----", "");
            return factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " is no PKCS#8 key in PEM", e);
        }
    }

    // Written aside and moved, so that no reader and no crash ever meets half a file.
    private static void writeOwnerOnly(Path file, String text) {
        try {
            Path aside = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    ".new",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            Files.writeString(aside, text);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static X509Certificate x509(Certificate certificate) {
        return (X509Certificate) certificate;
    }
}
