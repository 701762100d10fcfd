package jp.akashi.channel.verifier;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import jp.akashi.certificate.qr.QrCode;

/// QR codes as picture files, as they would be photographed off a screen or saved from one.
final class Pictures {
    private static final int QUIET_ZONE = 4;

    private Pictures() {}

    static Path png(QrCode code, int pixelsPerModule, String name) {
        int side = (code.size() + 2 * QUIET_ZONE) * pixelsPerModule;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.isDark(column, row)) {
                    int x = (column + QUIET_ZONE) * pixelsPerModule;
                    pen.fillRect(x, (row + QUIET_ZONE) * pixelsPerModule, pixelsPerModule, pixelsPerModule);
                }
            }
        }
        pen.dispose();
        return saved(picture, name);
    }

    private static Path saved(BufferedImage picture, String name) {
        try {
            Path file = Files.createDirectories(Path.of("target", "browser")).resolve(name);
            ImageIO.write(picture, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
