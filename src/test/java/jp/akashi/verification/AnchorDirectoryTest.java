package jp.akashi.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.akashi.certificate.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void readsIssuersWithTheirListsAndAuthorities() throws IOException {
        Files.writeString(
                directory.resolve("examples.json"),
                "{\"iss\":\"" + Anchors.EXAMPLES + "\",\"jwks\":" + Resources.text("vectors/shc/jwks.json")
                        + ",\"crls\":[" + Resources.text("vectors/shc/crl.json") + "]}");
        Files.write(
                directory.resolve("japan.der"),
                Anchors.bytes("vectors/japan/csca-jpn-e3.der").toArray());
        Files.writeString(directory.resolve(".mounted"), "not ours");

        TrustList trust = AnchorDirectory.read(directory);

        assertEquals("none", verdict("vectors/shc/example-00-d-jws.txt", trust));
        assertEquals("REVOKED", verdict("vectors/shc/example-03-d-jws.txt", trust));
        assertEquals(1, trust.authorities().size());
    }

    @ParameterizedTest
    @CsvSource({
        "notes.txt, hello",
        "issuer.json, {}",
        "issuer.json, '{\"iss\":\"https://a.example\",\"jwks\":{\"keys\":[{}]}}'",
        "state.pem, hello",
        "state.crl, hello",
    })
    void refusesAFileThatIsNoTrustAndNamesIt(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> AnchorDirectory.read(directory));

        assertTrue(refusal.getMessage().contains(name));
    }

    private static String verdict(String sample, TrustList trust) {
        return Anchors.reason(Anchors.now().verify(Resources.text(sample), trust));
    }
}
