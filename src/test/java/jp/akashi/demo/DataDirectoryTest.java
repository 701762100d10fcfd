package jp.akashi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path root;

    @Test
    void refusesADirectoryThatIsInUse() throws IOException {
        try (DataDirectory first = DataDirectory.claim(root)) {
            CannotStartException refusal = assertThrows(CannotStartException.class, () -> DataDirectory.claim(root));
            assertTrue(refusal.getMessage().contains(root.toString()));
            assertTrue(Files.exists(first.resolve("akashi.pid")));
        }
    }

    @Test
    void isFreeAgainOnceClosed() throws IOException {
        DataDirectory.claim(root).close();

        try (DataDirectory again = DataDirectory.claim(root)) {
            assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(again.resolve("akashi.pid")));
        }
    }

    @Test
    void refusesDataOfANewerVersion() throws IOException {
        Files.writeString(root.resolve("version"), "99\n");

        CannotStartException refusal = assertThrows(CannotStartException.class, () -> DataDirectory.claim(root));

        assertTrue(refusal.getMessage().contains("newer Akashi"), refusal.getMessage());
    }
}
