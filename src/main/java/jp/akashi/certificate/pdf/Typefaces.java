package jp.akashi.certificate.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The typefaces of pages: IPAex Mincho, IPAmj Mincho for the rare characters of names, OCR-B for digits that machines
/// read. Thread-safe.
///
/// The second one (46 MB) is opened when a name first needs it. Source: JIS X 0213; Moji Joho Kiban.
enum Typefaces {
    COMMON("ipaexm"),
    RARE("ipamjm"),
    OCR_B("ocrb");

    private static final int OBJECT_REPLACEMENT = 0xFFFC;

    private final String file;

    Typefaces(String file) {
        this.file = file;
    }

    /// Whether every character of the text can be shown by one or the other, each as itself.
    ///
    /// Never so: variation selectors, combining marks, private and invisible characters, which a page would show as
    /// another character, in another place, or not at all.
    static boolean canShow(String text) {
        return text.codePoints().allMatch(c -> standsAlone(c) && (COMMON.has(c) || RARE.has(c)));
    }

    /// Whether the text has a character that only the second typeface shows.
    static boolean isRare(String text) {
        return !text.codePoints().allMatch(COMMON::has);
    }

    PDType0Font in(PDDocument document) {
        try {
            return PDType0Font.load(document, opened().font, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean has(int codePoint) {
        return opened().characters.getGlyphId(codePoint) != 0;
    }

    private Opened opened() {
        return switch (this) {
            case COMMON -> Common.OPENED;
            case RARE -> Rare.OPENED;
            case OCR_B -> OcrB.OPENED;
        };
    }

    private static boolean standsAlone(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.PRIVATE_USE,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> false;
            default -> codePoint != OBJECT_REPLACEMENT;
        };
    }

    private Opened open() {
        String path = "/fonts/" + file + ".ttf.gz";
        try (InputStream packed = Typefaces.class.getResourceAsStream(path)) {
            if (packed == null) {
                throw new IllegalStateException(path + " is not part of this build");
            }
            byte[] bytes = new GZIPInputStream(packed, 1 << 16).readAllBytes();
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            // One character, one glyph: nothing is joined or replaced behind the text's back.
            font.setEnableGsub(false);
            return new Opened(font, font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private record Opened(TrueTypeFont font, CmapLookup characters) {}

    /// Opened at first use, once.
    private static final class Common {
        static final Opened OPENED = COMMON.open();
    }

    /// Opened at first use, once.
    private static final class Rare {
        static final Opened OPENED = RARE.open();
    }

    /// Opened at first use, once.
    private static final class OcrB {
        static final Opened OPENED = OCR_B.open();
    }
}
