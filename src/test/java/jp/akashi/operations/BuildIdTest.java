package jp.akashi.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdTest {
    @TempDir
    Path directory;

    @Test
    void anArchiveIsNamedByItsContent() throws IOException {
        Path archive = directory.resolve("program.jar");
        Files.write(archive, "abc".getBytes(StandardCharsets.US_ASCII));

        String id = BuildId.of(archive.toUri().toString());

        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", id, "FIPS 180-4, SHA-256 of abc");
        assertEquals(id, BuildId.of("jar:" + archive.toUri() + "!/jp/akashi"));
    }

    @Test
    void aDirectoryHasNoContentOfItsOwn() {
        assertEquals(BuildId.UNPACKAGED, BuildId.of(directory.toUri().toString()));
    }
}
