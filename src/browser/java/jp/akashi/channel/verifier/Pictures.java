package jp.akashi.channel.verifier;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import jp.akashi.certificate.qr.QrCode;

/// QR codes as picture files, as they would be photographed off a screen or saved from one.
public final class Pictures {
    private static final int QUIET_ZONE = 4;

    private Pictures() {}

    public static Path png(QrCode code, int pixelsPerModule, String name) {
        return saved(drawn(code, pixelsPerModule), name);
    }

    /// A film of one frame, the code held before the camera, as YUV4MPEG2 in 4:2:0.
    public static Path film(QrCode code, int pixelsPerModule, String name) {
        BufferedImage picture = drawn(code, pixelsPerModule);
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes("YUV4MPEG2 W1280 H960 F10:1 Ip A1:1 C420jpeg\nFRAME\n".getBytes(StandardCharsets.US_ASCII));
        byte[] light = new byte[1280 * 960];
        Arrays.fill(light, (byte) 200);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                light[(y + 20) * 1280 + x + 150] = (byte) picture.getRaster().getSample(x, y, 0);
            }
        }
        film.writeBytes(light);
        byte[] colourless = new byte[2 * 640 * 480];
        Arrays.fill(colourless, (byte) 128);
        film.writeBytes(colourless);
        try {
            return Files.write(folder().resolve(name), film.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn(QrCode code, int pixelsPerModule) {
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
        return picture;
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Path.of("target", "browser"));
    }

    private static Path saved(BufferedImage picture, String name) {
        try {
            Path file = folder().resolve(name);
            ImageIO.write(picture, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
