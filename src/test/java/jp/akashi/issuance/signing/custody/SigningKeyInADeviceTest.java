package jp.akashi.issuance.signing.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs where SoftHSM2 is installed, with `SOFTHSM2_CONF` naming a configuration whose token is called `akashi`.
class SigningKeyInADeviceTest implements SigningKeyContract {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String PIN = "1234";

    @TempDir
    static Path directory;

    private static DeviceCustody custody;
    private static List<X509Certificate> chain;

    @BeforeAll
    static void open() throws Exception {
        String configuration = System.getenv("SOFTHSM2_CONF");
        assumeTrue(Files.exists(LIBRARY), "SoftHSM2 is not installed");
        assumeTrue(configuration != null, "SOFTHSM2_CONF names no token directory");
        run(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "akashi-" + System.nanoTime(),
                "--so-pin",
                "5678",
                "--pin",
                PIN);
        custody = device();
        chain = SigningKeyInAFileTest.certified(custody.create());
    }

    @Override
    public SigningKey key() {
        return custody.find(chain).orElseThrow();
    }

    @Test
    void isRemote() {
        assertTrue(key().isRemote());
    }

    @Test
    void neverLetsThePrivateKeyOut() {
        KeyPair keys = custody.create();

        assertEquals(null, keys.getPrivate().getEncoded());
    }

    @Test
    void aDestroyedKeyIsFoundNoMore() {
        List<X509Certificate> other = SigningKeyInAFileTest.certified(custody.create());

        custody.destroy(KeyIdentifier.of(other.getFirst().getPublicKey()));

        assertTrue(custody.find(other).isEmpty());
        assertTrue(custody.find(chain).isPresent());
    }

    @Test
    void aKeyMadeByAnotherNodeIsFound() throws Exception {
        DeviceCustody other = device();

        List<X509Certificate> made = SigningKeyInAFileTest.certified(custody.create());

        assertTrue(other.find(made).isPresent());
    }

    @Test
    void aDeviceThatDoesNotAnswerFailsAtTheDeadline() {
        SigningKey stuck = new Pkcs11SigningKey(chain, null, null, task -> {}, Duration.ofMillis(20));

        assertThrows(
                SigningFailedException.class,
                () -> stuck.sign(new ToBeSigned(Bytes.ofUtf8("a.b"))).await().atMost(Duration.ofSeconds(5)));
    }

    private static DeviceCustody device() throws Exception {
        Path configuration = directory.resolve("pkcs11.cfg");
        Files.writeString(configuration, "name = akashi\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
        Path pin = directory.resolve("pin");
        Files.writeString(pin, PIN + "\n");
        return new DeviceCustody(configuration, pin, Duration.ofSeconds(2), Thread::startVirtualThread);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> Stream.of(command).toList() + ": " + output);
    }
}
