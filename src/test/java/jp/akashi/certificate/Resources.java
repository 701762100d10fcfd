package jp.akashi.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Files of the test class path, as text.
public final class Resources {
    private Resources() {}

    public static String text(String path) {
        try (InputStream file = Resources.class.getResourceAsStream("/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("no such resource: " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
