package jp.akashi.issuance.signing.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PKCS#11 device of SoftHSM2 for the tests of this JVM; they are skipped where it is not installed.
///
/// `SOFTHSM2_CONF`, which the build sets, names where its configuration goes: the library reads it once in a process.
public final class SoftDevice {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String PIN = "1234";
    private static Optional<String> token = Optional.empty();

    private SoftDevice() {}

    /// The device, with its token made by the first test that asks.
    public static synchronized DeviceCustody open(Path directory) throws Exception {
        String configuration = System.getenv("SOFTHSM2_CONF");
        assumeTrue(Files.exists(LIBRARY), "SoftHSM2 is not installed");
        assumeTrue(configuration != null, "SOFTHSM2_CONF names no configuration");
        if (token.isEmpty()) {
            Path tokens = Files.createTempDirectory("akashi-tokens");
            Files.createDirectories(Path.of(configuration).toAbsolutePath().getParent());
            Files.writeString(Path.of(configuration), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
            run("softhsm2-util", "--init-token", "--free", "--label", "akashi", "--so-pin", "5678", "--pin", PIN);
            token = Optional.of(tokens.toString());
        }
        return again(directory);
    }

    /// Another view of the same device, as another node has it.
    static DeviceCustody again(Path directory) throws Exception {
        Path configuration = directory.resolve("pkcs11.cfg");
        Files.writeString(configuration, "name = akashi\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
        Path pin = directory.resolve("pin");
        Files.writeString(pin, PIN + "\n");
        return new DeviceCustody(configuration, pin, Duration.ofSeconds(2), Thread::startVirtualThread);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> Stream.of(command).toList() + ": " + output);
    }
}
