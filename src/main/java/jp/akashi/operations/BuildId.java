package jp.akashi.operations;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What this program really is: the SHA-256 of the archive that its classes come from, rather than what it is called.
final class BuildId {
    /// Classes that come from no archive, as in development and tests.
    static final String UNPACKAGED = "unpackaged";

    private BuildId() {}

    static String own() {
        CodeSource source = BuildId.class.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? UNPACKAGED
                : of(source.getLocation().toString());
    }

    // Some class loaders name the place inside of the archive.
    static String of(String location) {
        String file = location.startsWith("jar:") ? location.substring(4) : location;
        int inside = file.indexOf("!/");
        URI archive = URI.create((inside < 0 ? file : file.substring(0, inside)).replace(" ", "%20"));
        return "file".equals(archive.getScheme()) ? digest(Path.of(archive.getPath())) : UNPACKAGED;
    }

    private static String digest(Path archive) {
        if (!Files.isRegularFile(archive)) {
            return UNPACKAGED;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the program cannot be read from " + archive, e);
        }
    }
}
