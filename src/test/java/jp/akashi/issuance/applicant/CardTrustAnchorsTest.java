package jp.akashi.issuance.applicant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardTrustAnchorsTest {
    private static final RSAPublicKey KEY = Cards.AUTHORITY.publicKey();
    private static final Bytes KEY_ID = SimulatedCardAuthority.DEMO_KEY_ID;

    @TempDir
    Path directory;

    @Test
    void findsTheKeyOfEachFileByItsName() throws IOException {
        write(KEY_ID.toHex() + ".pem", pem(KEY));

        CardTrustAnchors anchors = CardTrustAnchors.read(directory);

        assertEquals(1, anchors.count());
        assertEquals(Optional.of(KEY), anchors.find(KEY_ID));
        assertEquals(Optional.empty(), anchors.find(Cards.flipped(KEY_ID, 15)), "all 16 bytes of the key id count");
    }

    @Test
    void trustsNobodyWhereNobodyIsNamed() throws IOException {
        write(".keep", "");

        assertEquals(0, CardTrustAnchors.read(directory).count());
    }

    @Test
    void namesTheFileWithAWrongName() throws IOException {
        for (String wrong : new String[] {"ca.pem", "39303030.pem", KEY_ID.toHex(), KEY_ID.toHex() + ".crt"}) {
            write(wrong, pem(KEY));
            assertUnusable(wrong);
            Files.delete(directory.resolve(wrong));
        }
    }

    @Test
    void namesTheFileWithoutAnRsaKeyOf2048Bits() throws IOException {
        String name = KEY_ID.toHex() + ".pem";
        PublicKey small = Cards.keys(new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4))
                .getPublic();
        for (String content : new String[] {
            "",
            "no key",
            pem(small),
            pem(KEY).replace("A", "="),
            pem(KEY) + pem(KEY),
            pem(KEY).replace("PUBLIC", "PRIVATE")
        }) {
            write(name, content);
            assertUnusable(name);
        }
    }

    @Test
    void failsWhenTheDirectoryIsMissing() {
        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> CardTrustAnchors.read(directory.resolve("nowhere")));

        assertTrue(failure.getMessage().contains("nowhere"));
    }

    @Test
    void refusesTwoKeysForOneKeyId() {
        CardTrustAnchors anchors = Cards.AUTHORITY.trustAnchors();
        CardTrustAnchors others = CardTrustAnchors.of(Map.of(KEY_ID, (RSAPublicKey) Cards.OTHER_KEYS.getPublic()));

        assertThrows(IllegalArgumentException.class, () -> anchors.and(others));
        assertEquals(1, anchors.and(Cards.AUTHORITY.trustAnchors()).count());
    }

    @Test
    void refusesAKeyIdOfAnotherLength() {
        Map<Bytes, RSAPublicKey> keys = Map.of(KEY_ID.slice(0, 15), KEY);

        assertThrows(IllegalArgumentException.class, () -> CardTrustAnchors.of(keys));
    }

    private void assertUnusable(String name) {
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> CardTrustAnchors.read(directory), name);
        assertTrue(failure.getMessage().contains(name), failure.getMessage());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private static String pem(PublicKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
