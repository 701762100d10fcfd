package jp.akashi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A service process found by its pid file: one of ours, or one that outlived a gateway that was killed.
final class Leftover {
    private static final int PATIENCE_SECONDS = 10;

    private Leftover() {}

    /// Ends the program that the first line of the pid file names, if it still runs, and removes the file.
    ///
    /// A process of another name only happens to bear an old number and is left alone.
    static void stop(Path pidFile, String program) throws IOException {
        if (Files.exists(pidFile)) {
            running(pidFile, program).ifPresent(Leftover::end);
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> running(Path pidFile, String program) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.chars().allMatch(c -> c >= '0' && c <= '9'))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> process.isAlive() && isProgram(process, program));
    }

    private static boolean isProgram(ProcessHandle process, String program) {
        ProcessHandle.Info info = process.info();
        return info.command()
                .or(info::commandLine)
                .filter(text -> text.contains(program))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!endsInTime(process)) {
            process.destroyForcibly();
            endsInTime(process);
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
