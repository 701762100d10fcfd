package jp.akashi.certificate.qr;

import io.nayuki.qrcodegen.QrCode.Ecc;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.OcrLine;

/// A QR code as a square of dark and light modules, one byte each (1 is dark), row by row, without its quiet zone.
///
/// Source: ISO/IEC 18004:2015; SMART Health Cards Framework 1.4, "Health cards are encoded as QR codes".
public record QrCode(int size, Bytes modules) {
    private static final String SHC_PREFIX = "shc:/";
    private static final int LARGEST_SHC_VERSION = 22;
    private static final int LARGEST_VERSION = 40;
    // How many characters of JWS fit version 22 with each error correction. Source: SMART Health Cards 1.4.
    private static final int MOST_WITH_HIGH = 519;
    private static final int MOST_WITH_QUARTILE = 670;
    private static final int MOST_WITH_MEDIUM = 927;

    // Signed text looks random under any mask, so the search for the best of eight, most of the work, is left out.
    // Readers undo whichever is named in the code. Source: ISO/IEC 18004:2015, 7.8.
    private static final int MASK = 3;
    private static final int BEST_MASK = -1;

    public QrCode {
        if (modules.length() != size * size) {
            throw new IllegalArgumentException("a QR code is a square of modules");
        }
    }

    /// A SMART Health Card: one code of at most version 22, in two segments, with the strongest correction that fits.
    public static QrCode of(SignedCard card) {
        String digits = card.text().substring(SHC_PREFIX.length());
        List<QrSegment> segments = List.of(
                QrSegment.makeBytes(SHC_PREFIX.getBytes(StandardCharsets.US_ASCII)), QrSegment.makeNumeric(digits));
        return drawn(segments, strongestFor(digits.length() / 2), LARGEST_SHC_VERSION, MASK);
    }

    /// A VDS-NC in byte mode. The fewest modules, so that each is as large as the print allows.
    public static QrCode of(SignedVds seal) {
        QrSegment text = QrSegment.makeBytes(seal.text().getBytes(StandardCharsets.UTF_8));
        return drawn(List.of(text), Ecc.LOW, LARGEST_VERSION, MASK);
    }

    /// A voucher's line: its digits, with the strongest correction that the smallest code has room for.
    public static QrCode of(OcrLine line) {
        return drawn(List.of(QrSegment.makeNumeric(line.digits())), Ecc.MEDIUM, LARGEST_VERSION, BEST_MASK);
    }

    public boolean isDark(int column, int row) {
        return modules.at(row * size + column) != 0;
    }

    /// The code as an SVG document with a quiet zone of four modules: one path, one unit per module.
    public String toSvg() {
        return QrSvg.of(this);
    }

    private static QrCode drawn(List<QrSegment> segments, Ecc correction, int largestVersion, int mask) {
        var code = io.nayuki.qrcodegen.QrCode.encodeSegments(segments, correction, 1, largestVersion, mask, true);
        byte[] modules = new byte[code.size * code.size];
        for (int row = 0; row < code.size; row++) {
            for (int column = 0; column < code.size; column++) {
                modules[row * code.size + column] = (byte) (code.getModule(column, row) ? 1 : 0);
            }
        }
        return new QrCode(code.size, Bytes.copyOf(modules));
    }

    private static Ecc strongestFor(int jwsLength) {
        if (jwsLength <= MOST_WITH_HIGH) {
            return Ecc.HIGH;
        }
        if (jwsLength <= MOST_WITH_QUARTILE) {
            return Ecc.QUARTILE;
        }
        return jwsLength <= MOST_WITH_MEDIUM ? Ecc.MEDIUM : Ecc.LOW;
    }
}
