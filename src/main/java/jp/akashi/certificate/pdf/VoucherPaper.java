package jp.akashi.certificate.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import jp.akashi.certificate.qr.QrCode;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.OcrLine;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.Refusal;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A voucher (接種券) on a page: name, the 18 digits in OCR-B at 9 points, and their QR code, at least 10 mm wide.
///
/// Source: MHLW guide on vaccination, version 13.1, p. 130; ISO 1073-2.
public final class VoucherPaper {
    // 29 modules with the quiet zone, six dots of 300 dpi each: the code itself is 10.7 mm wide.
    private static final String STYLE = """
            @page { size: 210mm 297mm; margin: 20mm; }
            * { margin: 0; padding: 0; font-weight: 400; }
            body { font-family: common, rare; font-size: 11pt; line-height: 1.5; }
            h1 { font-size: 16pt; margin-bottom: 6mm; }
            .line { font-family: ocr; font-size: 9pt; letter-spacing: 0.4pt; margin-top: 8mm; }
            object { display: block; width: 14.74mm; height: 14.74mm; margin-top: 4mm; }
            """;
    private static final String CODE = "VOUCHER";

    /// The page; refused when the name has a character that no typeface shows as itself.
    public Outcome<Bytes> print(OcrLine line, PersonName name, String municipality) {
        if (!Typefaces.canShow(name.written())) {
            return Outcome.refused(Refusal.NAME_UNPRINTABLE);
        }
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .withHtmlContent(page(line, name, municipality), "");
            builder.useObjectDrawerFactory(new QrDrawing(Map.of(CODE, QrCode.of(line))));
            use(builder, Typefaces.COMMON, document, "common");
            use(builder, Typefaces.OCR_B, document, "ocr");
            if (Typefaces.isRare(name.written())) {
                use(builder, Typefaces.RARE, document, "rare");
            }
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
            document.save(out);
            return Outcome.granted(Bytes.copyOf(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void use(PdfRendererBuilder builder, Typefaces typeface, PDDocument document, String family) {
        builder.useFont(new PDFontSupplier(typeface.in(document)), family, 400, FontStyle.NORMAL, true);
    }

    private static String page(OcrLine line, PersonName name, String municipality) {
        Xhtml out = new Xhtml();
        out.raw("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ja\"><head>");
        out.leaf("title", "", "接種券").open("style").raw(STYLE).close("style").close("head");
        out.open("body");
        out.leaf("h1", "", "新型コロナワクチン接種券（" + line.doseNumber() + "回目）");
        out.leaf("p", "", name.written() + "　様");
        out.leaf("p", "", municipality + "　券番号 " + line.ticket().digits());
        out.leaf("p", "class=\"line\"", line.digits());
        out.open("object", "type=\"" + QrDrawing.TYPE + "\" data=\"" + CODE + "\"")
                .close("object");
        return out.close("body").close("html").toString();
    }
}
