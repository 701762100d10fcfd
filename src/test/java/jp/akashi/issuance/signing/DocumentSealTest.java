package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Pages;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.custody.DirectoryCustody;
import jp.akashi.issuance.signing.custody.SigningFailedException;
import jp.akashi.vocabulary.Bytes;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class DocumentSealTest {
    /// The moment of every seal made here.
    public static final Instant NOW = Instant.parse("2026-11-02T01:02:03Z");

    @TempDir
    Path directory;

    private DocumentSeal seal;

    @BeforeEach
    void create() {
        seal = in(directory);
    }

    /// A seal whose authority and key are made in the directory, or found there.
    public static DocumentSeal in(Path directory) {
        Authorities authorities = new Authorities(directory, URI.create("https://vc.example.jp/issuer"));
        authorities.createMissing(NOW);
        KeyCeremony ceremony = new KeyCeremony(new Settings(directory), authorities, new DirectoryCustody(directory));
        return with(ceremony, directory);
    }

    @Test
    void theSealVerifiesAndCoversEveryByteButItself() throws Exception {
        byte[] pdf = sealed().toArray();

        PDSignature field = field(pdf);
        int[] range = field.getByteRange();
        assertEquals(0, range[0]);
        assertEquals(pdf.length, range[2] + range[3], "PAdES: up to the last byte");
        assertEquals(range[1] + field.getContents(pdf).length * 2 + 2, range[2], "and all before and behind the seal");
        assertTrue(verifies(pdf));
    }

    @Test
    void theSignersCertificateLeadsToThePublishedAuthority() throws Exception {
        X509CertificateHolder signer = certificate(sealed().toArray());
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signer.getEncoded()));
        PKIXParameters trust =
                new PKIXParameters(Set.of(new TrustAnchor(seal.authority().getLast(), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(NOW));

        assertNotNull(CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), trust));
        assertEquals("1.3.6.1.5.5.7.3.36", certificate.getExtendedKeyUsage().getFirst(), "RFC 9336, section 3.1");
    }

    @Test
    void theSealIsAPadesBaselineSignature() throws Exception {
        byte[] pdf = sealed().toArray();
        PDSignature field = field(pdf);
        AttributeTable attributes = signer(pdf).getSignedAttributes();

        assertEquals("ETSI.CAdES.detached", field.getSubFilter(), "EN 319 142-1, 6.3");
        assertEquals(NOW, field.getSignDate().toInstant(), "EN 319 142-1, 6.3: M");
        assertNotNull(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2), "EN 319 142-1, 6.3");
        assertEquals(null, attributes.get(CMSAttributes.signingTime), "EN 319 142-1, 6.3: shall not be present");
    }

    @Test
    void anyChangedByteShows() throws Exception {
        byte[] pdf = sealed().toArray();
        int[] range = field(pdf).getByteRange();

        for (int at : new int[] {20, range[1] / 2, range[1] - 1, range[2], pdf.length - 20}) {
            byte[] changed = pdf.clone();
            changed[at] ^= 1;
            assertFalse(verifies(changed, pdf), "byte " + at);
        }
    }

    @Test
    void theKeyStaysTheSameFromStartToStart() throws Exception {
        X509CertificateHolder first = certificate(sealed().toArray());

        seal = in(directory);

        assertEquals(first, certificate(sealed().toArray()));
    }

    @Test
    void nothingIsSealedWithoutAKey() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Authorities authorities = new Authorities(empty, URI.create("https://vc.example.jp/issuer"));
        DocumentSeal without =
                with(new KeyCeremony(new Settings(empty), authorities, new DirectoryCustody(empty)), empty);

        assertThrows(
                SigningFailedException.class, () -> without.seal(page()).await().atMost(Duration.ofSeconds(5)));
        assertEquals(List.of(), without.authority());
    }

    @Test
    void aSignerTakenBackIsListedAndTheOthersAreNot() throws Exception {
        X509Certificate first = signer(directory);
        assertNull(list(seal).getRevokedCertificate(first));

        Files.move(chain(directory), directory.resolve("document-signer-revoked-2026-11-01.pem"));
        DocumentSeal next = in(directory);

        list(next).verify(next.authority().getLast().getPublicKey());
        assertEquals(
                Instant.parse("2026-11-01T00:00:00Z"),
                list(next).getRevokedCertificate(first).getRevocationDate().toInstant());
        assertNull(list(next).getRevokedCertificate(signer(directory)));
        assertTrue(number(list(next)).compareTo(number(list(seal))) > 0, "RFC 5280, section 5.2.3");
    }

    @Test
    void theSignersCertificateSaysWhereTheListLies() throws Exception {
        CRLDistPoint places = CRLDistPoint.getInstance(
                JcaX509ExtensionUtils.parseExtensionValue(signer(directory).getExtensionValue("2.5.29.31")));

        assertTrue(places.toString().contains("https://vc.example.jp/trust/v1/pdf/crl"), places::toString);
    }

    @Test
    void nothingIsListedForASignerOfAnAuthorityElsewhere(@TempDir Path elsewhere) throws Exception {
        in(elsewhere);
        Files.copy(chain(elsewhere), chain(directory), StandardCopyOption.REPLACE_EXISTING);
        for (Path key : keys(elsewhere)) {
            Files.copy(key, directory.resolve(key.getFileName()));
        }

        DocumentSeal certifiedElsewhere = in(directory);

        assertFalse(certifiedElsewhere.authority().isEmpty());
        assertEquals(Optional.empty(), certifiedElsewhere.revocationList());
    }

    private static DocumentSeal with(KeyCeremony ceremony, Path directory) {
        DocumentKeys keys = new DocumentKeys(ceremony, directory, NOW);
        DocumentList list = new DocumentList(ceremony, keys, directory, InstantSource.fixed(NOW), Runnable::run);
        return new DocumentSeal(keys, list, new SignCertificate(1), InstantSource.fixed(NOW));
    }

    private static Path chain(Path directory) {
        return directory.resolve("document-signer.chain.pem");
    }

    private static X509Certificate signer(Path directory) throws IOException {
        return Pem.chain(Files.readString(chain(directory))).getFirst();
    }

    private static List<Path> keys(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".key.pem")).toList();
        }
    }

    private static X509CRL list(DocumentSeal seal) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(
                        seal.revocationList().orElseThrow().toArray()));
    }

    private static BigInteger number(X509CRL list) throws IOException {
        return ASN1Integer.getInstance(JcaX509ExtensionUtils.parseExtensionValue(list.getExtensionValue("2.5.29.20")))
                .getValue();
    }

    private Bytes sealed() {
        return seal.seal(page()).await().atMost(Duration.ofSeconds(10));
    }

    private static Bytes page() {
        return Pages.granted(Samples.domestic());
    }

    private static boolean verifies(byte[] pdf) throws Exception {
        return verifies(pdf, pdf);
    }

    /// Whether the seal of the original stands over the bytes that are there now.
    private static boolean verifies(byte[] pdf, byte[] original) throws Exception {
        PDSignature field = field(original);
        CMSSignedData message = new CMSSignedData(
                new CMSProcessableByteArray(field.getSignedContent(pdf)), field.getContents(original));
        SignerInformation signer =
                message.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder certificate = (X509CertificateHolder)
                message.getCertificates().getMatches(signer.getSID()).iterator().next();
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException e) {
            return false;
        }
    }

    private static X509CertificateHolder certificate(byte[] pdf) throws Exception {
        CMSSignedData message = new CMSSignedData(field(pdf).getContents(pdf));
        return (X509CertificateHolder) message.getCertificates()
                .getMatches(signer(pdf).getSID())
                .iterator()
                .next();
    }

    private static SignerInformation signer(byte[] pdf) throws Exception {
        return new CMSSignedData(field(pdf).getContents(pdf))
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next();
    }

    private static PDSignature field(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getSignatureDictionaries().size());
            return document.getLastSignatureDictionary();
        }
    }
}
