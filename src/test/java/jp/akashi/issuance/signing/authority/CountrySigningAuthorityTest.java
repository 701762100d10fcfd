package jp.akashi.issuance.signing.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.PrivateKeyUsagePeriod;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;

class CountrySigningAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant SIGNS_UNTIL = Instant.parse("2028-02-01T00:00:00Z");
    private static final Instant END = Instant.parse("2036-11-01T00:00:00Z");
    private static final CountrySigningAuthority AUTHORITY = CountrySigningAuthority.create(
            "test CSCA", URI.create("https://vc.example.jp/trust/v1/vds-nc/crl"), NOW, SIGNS_UNTIL, END);
    private static final List<X509Certificate> CHAIN =
            AUTHORITY.certify(EcKeys.signer().getPublic(), new Validity(NOW, SIGNS_UNTIL, END));
    private static final X509Certificate SIGNER = CHAIN.getFirst();
    private static final X509Certificate ROOT = CHAIN.getLast();

    @Test
    void aSignerStandsDirectlyBelowTheCountrySigningAuthority() throws Exception {
        assertEquals(2, CHAIN.size());
        SIGNER.verify(ROOT.getPublicKey());
        ROOT.verify(ROOT.getPublicKey());
        assertArrayEquals(
                ROOT.getSubjectX500Principal().getEncoded(),
                SIGNER.getIssuerX500Principal().getEncoded());
        assertEquals(
                "CN=The Digital Agency,C=JP", SIGNER.getSubjectX500Principal().getName());
    }

    @Test
    void aSignerCarriesTheExtensionsOfABarcodeSignerAndNoOthers() throws Exception {
        assertEquals(Set.of("2.5.29.15", "2.5.29.37"), SIGNER.getCriticalExtensionOIDs(), "Doc 9303-12, section 7.1");
        assertEquals(
                Set.of("2.23.136.1.1.6.2", "2.5.29.35", "2.5.29.16", "2.5.29.17", "2.5.29.18", "2.5.29.31"),
                SIGNER.getNonCriticalExtensionOIDs(),
                "Doc 9303-12, section 7.1: no SKI, no basicConstraints");
        assertEquals(List.of("2.23.136.1.1.14.2"), SIGNER.getExtendedKeyUsage());
        assertTrue(SIGNER.getKeyUsage()[0]);
    }

    @Test
    void aSignerIsForVaccinationDocuments() {
        assertEquals(
                "3009020100310413024e56",
                HexFormat.of().formatHex(extension(SIGNER, "2.23.136.1.1.6.2")),
                "Doc 9303-12, section 7.1.1: SEQUENCE { 0, SET { \"NV\" } }");
    }

    @Test
    void aSignersKeyIsUsedForAShorterTimeThanItsCertificateIsValid() throws Exception {
        PrivateKeyUsagePeriod period = PrivateKeyUsagePeriod.getInstance(extension(SIGNER, "2.5.29.16"));

        assertEquals(NOW, period.getNotBefore().getDate().toInstant());
        assertEquals(SIGNS_UNTIL, period.getNotAfter().getDate().toInstant());
        assertEquals(END, SIGNER.getNotAfter().toInstant());
    }

    @Test
    void theAlternativeNamesAreOfJapan() throws Exception {
        assertEquals(
                List.of(4, "L=JPN"),
                SIGNER.getSubjectAlternativeNames().iterator().next());
        assertEquals(
                List.of(4, "L=JPN"),
                SIGNER.getIssuerAlternativeNames().iterator().next());
    }

    @Test
    void aSignerNamesTheKeyAboveExactly() {
        assertArrayEquals(
                SubjectKeyIdentifier.getInstance(extension(ROOT, "2.5.29.14")).getKeyIdentifier(),
                AuthorityKeyIdentifier.getInstance(extension(SIGNER, "2.5.29.35"))
                        .getKeyIdentifierOctets());
    }

    @Test
    void theAuthoritySignsCertificatesAndListsOnlyAndNoAuthorityBelow() {
        assertEquals(0, ROOT.getBasicConstraints());
        assertArrayEquals(
                new boolean[] {false, false, false, false, false, true, true, false, false}, ROOT.getKeyUsage());
        assertTrue(ROOT.getCriticalExtensionOIDs().containsAll(Set.of("2.5.29.15", "2.5.29.19")));
        assertTrue(ROOT.getNonCriticalExtensionOIDs()
                .containsAll(Set.of("2.5.29.14", "2.5.29.35", "2.5.29.16", "2.5.29.17", "2.5.29.18", "2.5.29.31")));
    }

    @Test
    void listsTheSignersItTookBack() throws Exception {
        X509CRL list = AUTHORITY.revoke(
                Map.of(SIGNER.getSerialNumber(), NOW.plusSeconds(60)), 7, NOW, NOW.plusSeconds(86_400));

        list.verify(ROOT.getPublicKey());
        assertTrue(list.isRevoked(SIGNER));
        assertEquals(2, list.getVersion());
        assertNotNull(list.getExtensionValue("2.5.29.35"));
        assertEquals(
                new BigInteger("020107", 16),
                new BigInteger(ASN1OctetString.getInstance(list.getExtensionValue("2.5.29.20"))
                        .getOctets()));
    }

    @Test
    void anEmptyListIsStillAList() throws Exception {
        X509CRL list = AUTHORITY.revoke(Map.of(), 1, NOW, NOW.plusSeconds(86_400));

        list.verify(ROOT.getPublicKey());
        assertEquals(null, list.getRevokedCertificates());
    }

    private static byte[] extension(X509Certificate certificate, String oid) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue(oid)).getOctets();
    }
}
