package jp.akashi.platform.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final byte[] ROW = {7};

    @TempDir
    Path directory;

    private Envelope data;

    @BeforeEach
    void makeKeys() throws IOException {
        for (Secret secret : Secret.values()) {
            write(secret, 1, (byte) secret.ordinal());
        }
        data = new Envelope(new SecretKeys(directory), Secret.DATA);
    }

    @Test
    void opensWhatItSealedForTheSamePlace() {
        assertArrayEquals(
                CONTENT, data.open(data.seal(CONTENT, "a.b", ROW), "a.b", ROW).orElseThrow());
    }

    @Test
    void sealsTheSameContentDifferentlyEachTime() {
        assertFalse(Arrays.equals(data.seal(CONTENT, "a.b", ROW), data.seal(CONTENT, "a.b", ROW)));
    }

    @Test
    void aValueMovedToAnotherRowOrColumnDoesNotOpen() {
        byte[] sealed = data.seal(CONTENT, "a.b", ROW);
        assertTrue(data.open(sealed, "a.b", new byte[] {8}).isEmpty());
        assertTrue(data.open(sealed, "a.c", ROW).isEmpty());
    }

    @Test
    void noAlteredByteAndNoTruncationOpens() {
        byte[] sealed = data.seal(CONTENT, "a.b", ROW);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertTrue(data.open(altered, "a.b", ROW).isEmpty(), "byte " + i);
            assertTrue(data.open(Arrays.copyOf(sealed, i), "a.b", ROW).isEmpty(), "length " + i);
        }
    }

    @Test
    void anotherPurposesKeyDoesNotOpen() {
        byte[] sealed = data.seal(CONTENT, "a.b", ROW);
        Envelope cache = new Envelope(new SecretKeys(directory), Secret.CACHE);
        assertTrue(cache.open(sealed, "a.b", ROW).isEmpty());
    }

    @Test
    void aNewVersionSealsAndTheOldOneStillOpens() throws IOException {
        byte[] old = data.seal(CONTENT, "a.b", ROW);
        write(Secret.DATA, 2, (byte) 99);
        Envelope renewed = new Envelope(new SecretKeys(directory), Secret.DATA);

        assertEquals(2, renewed.seal(CONTENT, "a.b", ROW)[0]);
        assertArrayEquals(CONTENT, renewed.open(old, "a.b", ROW).orElseThrow());
    }

    @Test
    void aNewVersionSealsOnlyOnceItIsSaidToBeTheCurrentOne() throws IOException {
        write(Secret.DATA, 2, (byte) 99);
        SecretKeys keys = new SecretKeys(directory);
        keys.use(Secret.DATA, 1);
        Envelope both = new Envelope(keys, Secret.DATA);
        assertEquals(1, both.seal(CONTENT, "a.b", ROW)[0]);

        keys.use(Secret.DATA, 2);

        assertEquals(2, both.seal(CONTENT, "a.b", ROW)[0]);
    }

    @Test
    void sealedAnewItOpensInItsPlaceAndWhatLiesElsewhereIsNotSealedAnew() throws IOException {
        byte[] old = data.seal(CONTENT, "a.b", ROW);
        write(Secret.DATA, 2, (byte) 99);
        Envelope both = new Envelope(new SecretKeys(directory), Secret.DATA);

        byte[] anew = both.sealAnew(old, "a.b", ROW).orElseThrow();

        assertEquals(2, anew[0]);
        assertArrayEquals(CONTENT, both.open(anew, "a.b", ROW).orElseThrow());
        assertTrue(both.sealAnew(old, "a.b", new byte[] {8}).isEmpty());
    }

    @Test
    void twoKeysOfOneNameAreToldApartByTheirFingerprints() throws IOException {
        String one = new SecretKeys(directory).fingerprint(Secret.INDEX, 1);

        write(Secret.INDEX, 1, (byte) 98);

        assertFalse(one.equals(new SecretKeys(directory).fingerprint(Secret.INDEX, 1)));
    }

    @Test
    void aMissingOrShortKeyStopsTheStartAndIsNamed() throws IOException {
        Path key = directory.resolve("index.1.key");
        Files.writeString(key, "c2hvcnQ=");
        String complaint = assertThrows(IllegalStateException.class, () -> new SecretKeys(directory))
                .getMessage();
        assertTrue(complaint.contains("index.1.key"), complaint);

        Files.delete(key);
        complaint = assertThrows(IllegalStateException.class, () -> new SecretKeys(directory))
                .getMessage();
        assertTrue(complaint.contains("index.1.key"), complaint);
    }

    private void write(Secret secret, int version, byte filling) throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, filling);
        Files.writeString(
                directory.resolve(SecretKeys.fileName(secret, version)),
                Base64.getEncoder().encodeToString(key));
    }
}
