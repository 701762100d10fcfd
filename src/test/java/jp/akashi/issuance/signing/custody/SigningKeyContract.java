package jp.akashi.issuance.signing.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;

/// What every signing key must hold to, wherever it lies.
interface SigningKeyContract {
    SigningKey key();

    @Test
    default void signsSoThatTheCertificateVerifies() {
        ToBeSigned bytes = bytes("header.payload");

        Signature signature = signed(bytes);

        SignatureCheck check = new SignatureCheck(key().certificate().getPublicKey());
        assertTrue(check.verifies(bytes, signature), "RFC 7518, section 3.4: r‖s over the bytes");
        assertFalse(check.verifies(bytes("header.payloae"), signature));
    }

    @Test
    default void bearsTheThumbprintOfItsPublicKey() {
        assertEquals(KeyIdentifier.of(key().certificate().getPublicKey()), key().kid(), "RFC 7638");
        assertEquals(43, key().kid().length());
    }

    @Test
    default void signsForManyThreadsAtOnce() throws Exception {
        SignatureCheck check = new SignatureCheck(key().certificate().getPublicKey());
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> verified : threads.invokeAll(IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        ToBeSigned bytes = bytes("certificate " + i);
                        return check.verifies(bytes, signed(bytes));
                    })
                    .toList())) {
                assertTrue(verified.get());
            }
        }
    }

    private Signature signed(ToBeSigned bytes) {
        return key().sign(bytes).await().atMost(Duration.ofSeconds(5));
    }

    private static ToBeSigned bytes(String text) {
        return new ToBeSigned(Bytes.ofUtf8(text));
    }
}
