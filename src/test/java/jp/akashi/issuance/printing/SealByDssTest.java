package jp.akashi.issuance.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Pages;
import jp.akashi.issuance.signing.DocumentSeal;
import jp.akashi.issuance.signing.DocumentSealTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The seal as the European Commission's validator (DSS) judges it, with the published document CA and its list alone.
class SealByDssTest {
    @TempDir
    static Path directory;

    private static DocumentSeal seal;
    private static byte[] sealed;

    @BeforeAll
    static void print() {
        seal = DocumentSealTest.in(directory);
        sealed = seal.seal(Pages.granted(Pages.international("髙﨑　𠮷彦", Samples.sevenDoses())))
                .await()
                .atMost(Duration.ofSeconds(30))
                .toArray();
    }

    @Test
    void theSealIsAPadesBaselineBOverTheWholeDocumentByATrustedSigner() {
        Reports reports = judged(sealed);
        SignatureWrapper signature = reports.getDiagnosticData().getSignatures().getFirst();

        assertEquals(SignatureLevel.PAdES_BASELINE_B, signature.getSignatureFormat());
        assertTrue(signature.isSignatureIntact() && signature.isSignatureValid());
        assertTrue(signature.isTrustedChain());
        assertFalse(signature.arePdfModificationsDetected());
        String id = reports.getSimpleReport().getFirstSignatureId();
        assertEquals(
                List.of(),
                reports.getSimpleReport().getAdESValidationErrors(id).stream()
                        .map(Message::getValue)
                        .toList());
        assertEquals(Indication.TOTAL_PASSED, reports.getSimpleReport().getIndication(id));
    }

    @Test
    void theSealOfASignerTakenBackDoesNotPass() throws Exception {
        Files.move(
                directory.resolve("document-signer.chain.pem"),
                directory.resolve("document-signer-revoked-2026-11-01.pem"));

        Reports reports = judged(sealed, DocumentSealTest.in(directory));

        String id = reports.getSimpleReport().getFirstSignatureId();
        assertNotEquals(Indication.TOTAL_PASSED, reports.getSimpleReport().getIndication(id));
        assertTrue(reports.getDiagnosticData().getSignatures().getFirst().isTrustedChain());
    }

    @Test
    void aChangedByteIsFound() {
        byte[] changed = sealed.clone();
        changed[changed.length / 3] ^= 1;

        assertTrue(judged(changed).getDiagnosticData().getSignatures().stream()
                .noneMatch(signature -> signature.isSignatureIntact() && signature.isSignatureValid()));
    }

    private static Reports judged(byte[] document) {
        return judged(document, seal);
    }

    private static Reports judged(byte[] document, DocumentSeal seal) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(seal.authority().getLast()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(
                new InMemoryDocument(seal.revocationList().orElseThrow().toArray())));
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(document));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(DocumentSealTest.NOW.plus(Duration.ofHours(1))));
        return validator.validateDocument();
    }
}
