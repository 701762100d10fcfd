package jp.akashi.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What `./akashi` starts: opens the installation, runs the gateway on it, and closes it once the gateway has stopped.
@QuarkusMain
public final class StartDemo {
    private static final int PATIENCE_SECONDS = 30;
    private static final long LITTLE_SPACE = 64L << 20;

    private StartDemo() {}

    public static void main(String... arguments) {
        // Until the gateway configures its log, everything of every library would be kept and told at an early end.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        Path directory = Path.of("data");
        try {
            UserSettings user = UserSettings.read();
            directory = Path.of(user.find(Installation.DATA).orElse("data"));
            Ports.requireFree(user);
            return runOn(directory, user, arguments);
        } catch (CannotStartException e) {
            return fail(e, directory);
        } catch (IOException | RuntimeException e) {
            return fail(
                    new CannotStartException("起動の準備に失敗しました: " + e, "Preparing the start failed: " + e, e), directory);
        }
    }

    private static int runOn(Path directory, UserSettings user, String... arguments) throws IOException {
        // A signal begins the end of all threads at once: the stores must outlive the gateway's last request.
        CountDownLatch stopped = new CountDownLatch(1);
        try (Installation installation = Installation.open(directory, user.missingStores())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(stopped, installation), "stores"));
            user.complete(installation.settings()).forEach(System::setProperty);
            return runGateway(directory, arguments);
        } finally {
            stopped.countDown();
        }
    }

    private static int runGateway(Path directory, String... arguments) {
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(DemoApplication.class, (code, failure) -> exit.set(answer(code, failure, directory)), arguments);
        return exit.get();
    }

    private static int answer(int code, @Nullable Throwable failure, Path directory) {
        if (failure == null) {
            return code;
        }
        String reason = rootOf(failure).toString();
        return fail(
                new CannotStartException("起動できませんでした: " + reason, "The gateway did not start: " + reason, failure),
                directory);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void closeAfter(CountDownLatch stopped, Installation installation) {
        try {
            stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            installation.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int fail(CannotStartException reason, Path directory) {
        System.err.println();
        System.err.println(reason.getMessage());
        if (isFull(directory)) {
            System.err.println("ディスクの空きがほとんどありません: " + directory.toAbsolutePath());
            System.err.println("The disk has almost no space left: " + directory.toAbsolutePath());
        }
        return 1;
    }

    private static boolean isFull(Path directory) {
        try {
            return Files.exists(directory) && Files.getFileStore(directory).getUsableSpace() < LITTLE_SPACE;
        } catch (IOException e) {
            return false;
        }
    }
}
