package jp.akashi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {
    private record Run(int exit, String output) {}

    @TempDir
    Path data;

    @Test
    void helpNamesEveryCommand() throws IOException, InterruptedException {
        Run help = run(Map.of(), "help");

        assertEquals(0, help.exit());
        assertTrue(help.output().contains("./akashi test"), help.output());
        assertTrue(help.output().contains("./akashi reset"), help.output());
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheHelp() throws IOException, InterruptedException {
        assertEquals(2, run(Map.of(), "fly").exit());
    }

    @Test
    void resetEmptiesADataDirectory() throws IOException, InterruptedException {
        Files.writeString(data.resolve("version"), "1\n");
        Files.createDirectories(data.resolve("postgres").resolve("base"));

        Run reset = run(Map.of("AKASHI_DATA", data.toString()), "reset");

        assertEquals(0, reset.exit(), reset.output());
        try (var left = Files.list(data)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void resetLeavesAForeignDirectoryAlone() throws IOException, InterruptedException {
        Path letter = Files.writeString(data.resolve("letter.txt"), "keep");

        Run reset = run(Map.of("AKASHI_DATA", data.toString()), "reset");

        assertEquals(1, reset.exit());
        assertTrue(Files.exists(letter));
    }

    private static Run run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("./akashi").redirectErrorStream(true);
        script.command().addAll(List.of(arguments));
        script.environment().putAll(environment);
        Process process = script.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Run(process.exitValue(), output);
    }
}
