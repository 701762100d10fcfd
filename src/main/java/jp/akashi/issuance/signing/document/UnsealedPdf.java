package jp.akashi.issuance.signing.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/// A PDF with room for its seal: what is to be signed, and the whole once that is. Close it in any case.
///
/// The seal is an invisible field over every byte but itself. Source: ISO 32000-1, 12.8; ETSI EN 319 142-1, 6.
public final class UnsealedPdf implements AutoCloseable {
    // Everything of the message but its certificates: attributes, names and numbers of the signer, the signature.
    private static final int ROOM = 1024;

    private final PDDocument document;
    private final SignatureOptions options;
    private final ByteArrayOutputStream out;
    private final ExternalSigningSupport place;
    private final CmsSeal seal;

    private UnsealedPdf(Bytes pdf, List<X509Certificate> chain, Instant at) throws IOException {
        byte[] content = pdf.toArray();
        this.document = Loader.loadPDF(content);
        this.options = new SignatureOptions();
        this.out = new ByteArrayOutputStream(content.length + 32 * 1024);
        options.setPreferredSignatureSize(room(chain));
        document.addSignature(field(at), options);
        document.setDocumentId(at.getEpochSecond());
        this.place = document.saveIncrementalForExternalSigning(out);
        this.seal = CmsSeal.over(Bytes.copyOf(CmsSeal.sha256(place.getContent().readAllBytes())), chain);
    }

    /// Prepares a document for the seal of the chain's first certificate, claimed to be set at that moment.
    public static UnsealedPdf of(Bytes pdf, List<X509Certificate> chain, Instant at) {
        try {
            return new UnsealedPdf(pdf, chain, at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the key signs: attributes that name the document's digest and the key's certificate.
    public ToBeSigned toBeSigned() {
        return seal.toBeSigned();
    }

    /// The document with its seal.
    public Bytes sealed(Signature signature) {
        try {
            place.setSignature(seal.with(signature));
            return Bytes.copyOf(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (options) {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDSignature field(Instant at) {
        PDSignature field = new PDSignature();
        field.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        field.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        Calendar time = GregorianCalendar.from(at.atZone(Certificate.JAPAN));
        field.setSignDate(time);
        return field;
    }

    private static int room(List<X509Certificate> chain) {
        int size = ROOM;
        for (X509Certificate certificate : chain) {
            size += encodedLength(certificate);
        }
        return size;
    }

    private static int encodedLength(X509Certificate certificate) {
        try {
            return certificate.getEncoded().length;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
