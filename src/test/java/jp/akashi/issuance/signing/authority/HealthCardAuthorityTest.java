package jp.akashi.issuance.signing.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;

class HealthCardAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2036-11-01T00:00:00Z");
    private static final URI ISSUER = URI.create("https://vc.example.jp/issuer");
    private static final HealthCardAuthority AUTHORITY = HealthCardAuthority.create(ISSUER, NOW, END);
    private static final KeyPair KEYS = EcKeys.signer();

    @Test
    void certifiesASignerUnderAnIntermediateAuthorityAndARoot() throws Exception {
        List<X509Certificate> chain = certified(END);

        assertEquals(3, chain.size());
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(chain.getLast(), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(NOW.plusSeconds(60)));
        assertNotNull(CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, 2)), trust));
    }

    @Test
    void namesTheIssuerUrlAsTheFirstAlternativeName() throws Exception {
        X509Certificate signer = certified(END).getFirst();

        List<?> first = signer.getSubjectAlternativeNames().iterator().next();

        assertEquals(List.of(6, ISSUER.toString()), first, "SMART Health Cards 1.4: SAN of the x5c leaf is iss");
    }

    @Test
    void aSignerSignsNoCertificates() {
        X509Certificate signer = certified(END).getFirst();

        assertEquals(-1, signer.getBasicConstraints());
        assertArrayEquals(usage(0), signer.getKeyUsage());
        assertArrayEquals(usage(5, 6), certified(END).get(1).getKeyUsage());
        assertEquals(0, certified(END).get(1).getBasicConstraints());
        assertEquals(KEYS.getPublic(), signer.getPublicKey());
    }

    @Test
    void everyCertificateNamesItsKeyAndTheKeyAbove() {
        List<X509Certificate> chain = certified(END);

        for (int i = 0; i < 2; i++) {
            byte[] above = AuthorityKeyIdentifier.getInstance(extension(chain.get(i), "2.5.29.35"))
                    .getKeyIdentifierOctets();
            byte[] own = SubjectKeyIdentifier.getInstance(extension(chain.get(i + 1), "2.5.29.14"))
                    .getKeyIdentifier();
            assertArrayEquals(own, above, "RFC 5280, section 4.2.1.1");
        }
        assertNotNull(chain.getFirst().getExtensionValue("2.5.29.14"));
    }

    @Test
    void aSignerIsNeverValidLongerThanItsAuthority() {
        X509Certificate signer = certified(END.plusSeconds(3600)).getFirst();

        assertEquals(END, signer.getNotAfter().toInstant());
    }

    @Test
    void serialNumbersAreRandomAndPositive() {
        X509Certificate one = certified(END).getFirst();
        X509Certificate other = certified(END).getFirst();

        assertFalse(one.getSerialNumber().equals(other.getSerialNumber()));
        assertEquals(65, one.getSerialNumber().bitLength());
    }

    private static List<X509Certificate> certified(Instant notAfter) {
        return AUTHORITY.certify(KEYS.getPublic(), new Validity(NOW, NOW.plusSeconds(3600), notAfter));
    }

    private static byte[] extension(X509Certificate certificate, String oid) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue(oid)).getOctets();
    }

    private static boolean[] usage(int... bits) {
        boolean[] usage = new boolean[9];
        Arrays.stream(bits).forEach(bit -> usage[bit] = true);
        return usage;
    }
}
