package jp.akashi.load.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// CPU time that processes have used so far, in µs of user and system time, from the kernel's accounting.
///
/// PostgreSQL's is that of all its processes, gone ones included. Source: proc_pid_stat(5).
public record CpuClock(long gateway, long postgres, long redis, long loader) {
    private static final long MICROS_PER_TICK = 10_000; // USER_HZ is 100 on every Linux of ours

    public static CpuClock read(Gateway gateway) {
        return new CpuClock(
                used(gateway.pid()),
                tree(gateway.postgres()),
                used(gateway.redis()),
                used(ProcessHandle.current().pid()));
    }

    public CpuClock minus(CpuClock earlier) {
        return new CpuClock(
                gateway - earlier.gateway,
                postgres - earlier.postgres,
                redis - earlier.redis,
                loader - earlier.loader);
    }

    private static long tree(long root) {
        long ended = ticks(root, 15) + ticks(root, 16);
        return ended * MICROS_PER_TICK
                + used(root)
                + ProcessHandle.of(root).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> used(child.pid()))
                        .sum();
    }

    private static long used(long pid) {
        return (ticks(pid, 13) + ticks(pid, 14)) * MICROS_PER_TICK;
    }

    /// A field of `/proc/<pid>/stat`, counted from 0; the name in brackets may hold blanks.
    private static long ticks(long pid, int field) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(behindName[field - 2]);
        } catch (NoSuchFileException e) {
            return 0; // a backend that just ended: the root process counts it from now on
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
