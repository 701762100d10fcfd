package jp.akashi.certificate.pdf;

import java.io.IOException;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;

/// Reads from a finished document whose it is: the last look before it leaves the house. Some milliseconds of one core.
///
/// Source: ISO 32000-1, 14.3.3 (document information dictionary).
public final class PaperMarksReader {
    private PaperMarksReader() {}

    /// The marks in the document's information dictionary; empty when it is no PDF or lacks one of them.
    public static Optional<PaperMarks> read(Bytes pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toArray())) {
            PDDocumentInformation information = document.getDocumentInformation();
            return marks(
                    information.getCustomMetadataValue("Akashi-Application-Id"),
                    information.getCustomMetadataValue("Akashi-Binding"),
                    information.getCustomMetadataValue("Akashi-Terminal-Id"));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PaperMarks> marks(
            @Nullable String applicationId, @Nullable String binding, @Nullable String terminalId) {
        return applicationId == null || binding == null || terminalId == null
                ? Optional.empty()
                : Optional.of(new PaperMarks(applicationId, binding, terminalId));
    }
}
