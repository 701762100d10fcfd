package jp.akashi.demo.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoPkiTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "centre,              'CN=centre,OU=centre'",
        "venue-131113,        'CN=venue-131113,OU=venue,O=131113'",
        "contractor-131113,   'CN=contractor-131113,OU=contractor,O=131113'",
        "municipality-131113, 'CN=municipality-131113,OU=municipality,O=131113'",
        "municipality-131105, 'CN=municipality-131105,OU=municipality,O=131105'",
        "operator-1,          'CN=operator-1,OU=operator'",
        "operator-2,          'CN=operator-2,OU=operator'"
    })
    void everyCallersCertificateSaysWhoWhatAndWhere(String name, String subject)
            throws IOException, GeneralSecurityException {
        DemoPki.open(directory, InstantSource.fixed(NOW));

        X509Certificate certificate = certificate(name);
        assertEquals(subject, certificate.getSubjectX500Principal().getName());
        certificate.verify(certificate("ca").getPublicKey());
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage(), "RFC 5280, 4.2.1.12: clientAuth");
    }

    @Test
    void theServersCertificateNamesThisMachineOnly() throws IOException, GeneralSecurityException {
        DemoPki.open(directory, InstantSource.fixed(NOW));

        Set<Object> names = certificate("server").getSubjectAlternativeNames().stream()
                .map(name -> name.get(1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), names);
    }

    @Test
    void theSecondStartFindsTheSameCertificates() throws IOException {
        DemoPki.open(directory, InstantSource.fixed(NOW));
        byte[] first = Files.readAllBytes(directory.resolve("centre.pem"));

        DemoPki.open(directory, InstantSource.fixed(NOW.plus(Duration.ofDays(300))));

        assertArrayEquals(first, Files.readAllBytes(directory.resolve("centre.pem")));
    }

    @Test
    void certificatesThatSoonExpireAreMadeAnewUnderTheSameAuthority() throws IOException, GeneralSecurityException {
        DemoPki.open(directory, InstantSource.fixed(NOW));
        X509Certificate old = certificate("centre");

        Instant later = NOW.plus(Duration.ofDays(790));
        DemoPki.open(directory, InstantSource.fixed(later));

        X509Certificate renewed = certificate("centre");
        assertNotEquals(old.getSerialNumber(), renewed.getSerialNumber());
        assertTrue(renewed.getNotAfter().toInstant().isAfter(later.plus(Duration.ofDays(365))));
        old.verify(certificate("ca").getPublicKey());
    }

    @Test
    void keysAreReadableByTheirOwnerAlone() throws IOException {
        DemoPki.open(directory, InstantSource.fixed(NOW));

        for (String name : List.of("ca", "server", "centre", "operator-2")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name + "-key.pem"))));
        }
    }

    private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(directory.resolve(name + ".pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }
}
