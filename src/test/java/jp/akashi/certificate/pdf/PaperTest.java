package jp.akashi.certificate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Face;
import jp.akashi.certificate.FaceItem;
import jp.akashi.certificate.Samples;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;
import jp.akashi.vocabulary.RomanName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTest {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

    static Stream<Certificate> certificates() {
        return Stream.of(
                Samples.domestic("黒桐　幹也", Samples.threeDoses().subList(0, 1)),
                Samples.domestic("山田［佐藤］　花子", Pages.longestDoses()),
                Pages.international("髙﨑　𠮷彦", Samples.threeDoses().subList(0, 1)),
                Pages.international("𩸽　辻", Samples.sevenDoses()),
                Samples.international(
                        "長".repeat(29) + "　" + "い".repeat(30),
                        new RomanName("W".repeat(19), "W".repeat(19)),
                        Pages.longestDoses()));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateFitsOnePageAndSaysWhatItsFaceSays(Certificate certificate) throws IOException {
        try (PDDocument document = opened(Pages.granted(certificate))) {
            String text = solid(new PDFTextStripper().getText(document));

            assertEquals(1, document.getNumberOfPages());
            for (FaceItem item : Face.of(certificate).items()) {
                Stream.of(item.ja(), item.en())
                        .flatMap(value -> value.stream())
                        .forEach(value -> assertTrue(text.contains(solid(value)), item::item));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void bothCodesScanFromAPrintAt300Dpi(Certificate certificate) throws Exception {
        Set<String> texts =
                Pages.barcodes(certificate).stream().map(Barcode::text).collect(Collectors.toSet());

        assertEquals(texts, scanned(Pages.granted(certificate)));
    }

    @Test
    void everyDoseStandsInTheOrderOfItsNumber() throws IOException {
        try (PDDocument document = opened(Pages.granted(Samples.domestic("黒桐　幹也", Samples.sevenDoses())))) {
            String text = solid(new PDFTextStripper().getText(document));

            List<Integer> places = Samples.sevenDoses().stream()
                    .map(dose -> text.indexOf(dose.number() + "回目"))
                    .toList();
            assertEquals(places.stream().sorted().toList(), places);
            assertFalse(places.contains(-1));
        }
    }

    @Test
    void theMarksOfTheRequestStandInTheMetadataTwice() throws IOException {
        try (PDDocument document = opened(Pages.granted(Samples.domestic()))) {
            PDDocumentInformation information = document.getDocumentInformation();
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);

            assertEquals(
                    Pages.MARKS,
                    new PaperMarks(
                            information.getCustomMetadataValue("Akashi-Application-Id"),
                            information.getCustomMetadataValue("Akashi-Binding"),
                            information.getCustomMetadataValue("Akashi-Terminal-Id")));
            assertTrue(xmp.contains("<akashi:ApplicationId>" + Pages.MARKS.applicationId() + "<"));
            assertTrue(xmp.contains("<akashi:Binding>" + Pages.MARKS.binding() + "<"));
            assertTrue(xmp.contains("<akashi:TerminalId>" + Pages.MARKS.terminalId() + "<"));
            assertEquals("ja", document.getDocumentCatalog().getLanguage());
        }
    }

    @Test
    void theMetadataDoNotNameTheHolder() throws IOException {
        try (PDDocument document = opened(Pages.granted(Samples.international()))) {
            String information =
                    document.getDocumentInformation().getCOSObject().getValues().toString();
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);

            for (String secret : List.of("黒桐", "KOKUTO", "TZ1234567", "1980")) {
                assertFalse(information.contains(secret), secret);
                assertFalse(xmp.contains(secret), secret);
            }
        }
    }

    @Test
    void theSameInputGivesTheSameBytesOnAnyThread() throws Exception {
        Certificate certificate = Pages.international("𩸽　髙﨑", Samples.sevenDoses());
        Bytes first = Pages.granted(certificate);

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Bytes>> tasks = Collections.nCopies(8, () -> Pages.granted(certificate));
            for (Future<Bytes> page : threads.invokeAll(tasks)) {
                assertEquals(first, page.get());
            }
        }
    }

    @Test
    void anotherApplicationGivesAnotherDocument() {
        Certificate certificate = Samples.domestic();
        List<Barcode> barcodes = Pages.barcodes(certificate);
        PaperMarks others = new PaperMarks("another", Pages.MARKS.binding(), Pages.MARKS.terminalId());

        assertFalse(Pages.granted(certificate).equals(Pages.granted(Pages.PAPER.print(certificate, barcodes, others))));
    }

    /// A Hangul syllable, a kanji of extension G, a variation sequence, a combining mark, a private character, and a
    /// character without width.
    @ParameterizedTest
    @ValueSource(
            strings = {"김　幹也", "\uD880\uDC00　幹也", "葛\uDB40\uDD00城　幹也", "か\u3099とう　幹也", "\uE000田　幹也", "黒\u200D桐　幹也"})
    void aNameThatNoTypefaceShowsAsItselfIsRefused(String name) {
        Certificate certificate = Samples.domestic(name, Samples.threeDoses());

        Outcome<Bytes> outcome = Pages.PAPER.print(certificate, Pages.barcodes(certificate), Pages.MARKS);

        assertEquals(new Outcome.Refused<Bytes>(Refusal.NAME_UNPRINTABLE), outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"髙﨑　𠮷彦", "濵田　德", "ドウ・ジョン", "André　ﾊﾟｸ", "<b>&amp;　\"'"})
    void namesOutsideOfJisX0208ArePrintedAsTheyAre(String name) throws IOException {
        try (PDDocument document = opened(Pages.granted(Samples.domestic(name, Samples.threeDoses())))) {
            assertTrue(solid(new PDFTextStripper().getText(document)).contains(solid(name)));
        }
    }

    @Test
    void everyMunicipalityIsWrittenInTheCommonTypeface() throws IOException {
        try (InputStream list = Municipalities.class.getResourceAsStream("municipalities.csv")) {
            String names = BLANKS.matcher(new String(list.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll("");

            assertTrue(Typefaces.canShow(names) && !Typefaces.isRare(names));
        }
    }

    @Test
    void marksArePlainText() {
        for (String mark : List.of("", "a b", "名", "x".repeat(129))) {
            assertThrows(IllegalArgumentException.class, () -> new PaperMarks(mark, "b", "c"));
        }
    }

    @Test
    void everyTypefaceIsEmbeddedAsASubset() throws IOException {
        try (PDDocument document = opened(Pages.granted(Pages.international("𩸽　辻", Samples.sevenDoses())))) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertTrue(font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+IPA.*"), font::getName);
            }
        }
    }

    private static PDDocument opened(Bytes page) throws IOException {
        return Loader.loadPDF(page.toArray());
    }

    private static String solid(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    private static Set<String> scanned(Bytes page) throws IOException, NotFoundException {
        try (PDDocument document = opened(page)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 300, ImageType.GRAY);
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            Result[] results = new QRCodeMultiReader().decodeMultiple(picture, Map.of(DecodeHintType.TRY_HARDER, true));
            return Arrays.stream(results).map(Result::getText).collect(Collectors.toSet());
        }
    }
}
