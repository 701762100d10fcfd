package jp.akashi.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// What an operating system tells a process.
enum Signal {
    STOP,
    CONT,
    KILL;

    /// Sends it to the process and to all that it started.
    void toAllOf(ProcessHandle process) {
        List<String> processes = Stream.concat(Stream.of(process), process.descendants())
                .map(one -> Long.toString(one.pid()))
                .toList();
        List<String> command = Stream.concat(Stream.of("kill", "-" + name()), processes.stream())
                .toList();
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
