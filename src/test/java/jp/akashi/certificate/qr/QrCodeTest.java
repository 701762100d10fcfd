package jp.akashi.certificate.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.RomanName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrCodeTest {
    private static final int PIXELS_PER_MODULE = 4;
    private static final int LARGEST_SHC_SIZE = 17 + 4 * 22;
    private static final Signature SIGNATURE = new Signature(Bytes.copyOf(new byte[64]));

    @Test
    void aSmartHealthCardReadsBackFromItsDrawing() throws ReaderException {
        SignedCard card = SmartHealthCard.seal(
                SmartHealthCard.prepare(
                        Samples.international("黒桐　幹也", new RomanName("KOKUTO", "MIKIYA"), Samples.sevenDoses()),
                        new CardIssuer("https://localhost:8443/issuer", "A".repeat(43)),
                        new Rid("_N-jEQnWrzM")),
                SIGNATURE);

        QrCode code = QrCode.of(card);

        assertEquals(card.text(), scanned(code).getText());
        assertTrue(code.size() <= LARGEST_SHC_SIZE, "SMART Health Cards 1.4, QR: version 22 at most");
    }

    @Test
    void aVdsNcReadsBackFromItsDrawing() throws ReaderException {
        SignedVds seal = VdsNc.seal(
                VdsNc.prepare(
                        Samples.international("黒桐　幹也", new RomanName("KOKUTO", "MIKIYA"), Samples.sevenDoses()), 1),
                SIGNATURE,
                Bytes.copyOf(new byte[793]));

        assertEquals(seal.text(), scanned(QrCode.of(seal)).getText());
    }

    @ParameterizedTest
    @CsvSource({"519, H", "520, Q", "670, Q", "671, M", "927, M", "928, L", "1195, L"})
    void theStrongestCorrectionThatFitsVersion22IsChosen(int length, String correction) throws ReaderException {
        String jws = "e".repeat(length);

        QrCode code = QrCode.of(new SignedCard(jws, "shc:/" + "56".repeat(length)));

        Result read = scanned(code);
        assertEquals(correction, read.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL));
        assertTrue(code.size() <= LARGEST_SHC_SIZE, "SMART Health Cards 1.4, QR: " + length + " characters");
    }

    /// Paints what the SVG's path says, quiet zone included, and scans the picture.
    private static Result scanned(QrCode code) throws ReaderException {
        int side = (code.size() + 8) * PIXELS_PER_MODULE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(code.toSvg());
        while (run.find()) {
            paint(
                    pixels,
                    side,
                    Integer.parseInt(run.group(1)),
                    Integer.parseInt(run.group(2)),
                    Integer.parseInt(run.group(3)));
        }
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return scan(picture);
    }

    private static Result scan(BinaryBitmap picture) throws ReaderException {
        try {
            return new QRCodeReader().decode(picture);
        } catch (NotFoundException e) {
            return new QRCodeReader().decode(picture, Map.of(DecodeHintType.PURE_BARCODE, true));
        }
    }

    private static void paint(int[] pixels, int side, int column, int row, int width) {
        for (int y = row * PIXELS_PER_MODULE; y < (row + 1) * PIXELS_PER_MODULE; y++) {
            int start = y * side + column * PIXELS_PER_MODULE;
            Arrays.fill(pixels, start, start + width * PIXELS_PER_MODULE, 0);
        }
    }
}
