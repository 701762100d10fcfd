package jp.akashi.certificate.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.qr.QrCode;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Lays a certificate out on one A4 page: PDF/A-2a, tagged (PDF/UA-1), not yet sealed. Thread-safe; tens of
/// milliseconds of one core.
///
/// The same input gives the same bytes. Source: ISO 19005-2; ISO 14289-1.
public final class Paper {
    private static final String STYLE = resource("/jp/akashi/certificate/pdf/paper.css");
    private static final byte[] COLORS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final URI verifyPage;

    /// Pages that name the address where their codes can be verified.
    public Paper(URI verifyPage) {
        this.verifyPage = verifyPage;
    }

    /// Whether a page can show the holder's name as it is written.
    public static boolean canPrint(Certificate certificate) {
        return Typefaces.canShow(certificate.holder().name().written());
    }

    /// The page; refused when the holder's name has a character that no typeface shows as itself.
    public Outcome<Bytes> print(Certificate certificate, List<Barcode> barcodes, PaperMarks marks) {
        String name = certificate.holder().name().written();
        if (!Typefaces.canShow(name)) {
            return Outcome.refused(Refusal.NAME_UNPRINTABLE);
        }
        try (PDDocument document = new PDDocument()) {
            PaperSheet sheet = new PaperSheet(certificate, barcodes, verifyPage);
            lay(document, sheet, codes(barcodes), Typefaces.isRare(name));
            if (document.getNumberOfPages() != 1) {
                throw new IllegalStateException("a certificate has one page, not " + document.getNumberOfPages());
            }
            new PaperMetadata(sheet, certificate, marks).writeTo(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
            document.save(out);
            return Outcome.granted(Bytes.copyOf(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lay(PDDocument document, PaperSheet sheet, Map<String, QrCode> codes, boolean rare)
            throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfVersion(1.7f)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLORS)
                .withHtmlContent(sheet.write(STYLE), "");
        builder.useObjectDrawerFactory(new QrDrawing(codes));
        use(builder, Typefaces.COMMON, document, "common");
        if (rare) {
            use(builder, Typefaces.RARE, document, "rare");
        }
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
    }

    private static void use(PdfRendererBuilder builder, Typefaces typeface, PDDocument document, String family) {
        builder.useFont(new PDFontSupplier(typeface.in(document)), family, 400, FontStyle.NORMAL, true);
    }

    private static Map<String, QrCode> codes(List<Barcode> barcodes) {
        Map<String, QrCode> codes = new HashMap<>();
        for (Barcode barcode : barcodes) {
            codes.put(
                    barcode.format().name(),
                    switch (barcode.format()) {
                        case SMART_HEALTH_CARD ->
                            QrCode.of(new SignedCard(barcode.jws().orElse(""), barcode.text()));
                        case ICAO_VDS_NC -> QrCode.of(new SignedVds(barcode.text()));
                    });
        }
        return codes;
    }

    private static String resource(String path) {
        try (InputStream in = Paper.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not part of this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
