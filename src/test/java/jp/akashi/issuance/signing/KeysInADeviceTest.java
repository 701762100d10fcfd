package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Pages;
import jp.akashi.issuance.signing.custody.DeviceCustody;
import jp.akashi.issuance.signing.custody.SoftDevice;
import jp.akashi.vocabulary.Bytes;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys that no barcode is signed with, in a device: their private halves never are files.
class KeysInADeviceTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:02:03Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private DeviceCustody device;

    @BeforeEach
    void open() throws Exception {
        device = SoftDevice.open(directory);
    }

    @Test
    void aDocumentIsSealedByTheDevice() throws Exception {
        Authorities authorities = new Authorities(directory, URI.create("https://vc.example.jp/issuer"));
        authorities.createMissing(NOW);
        KeyCeremony ceremony = new KeyCeremony(new Settings(directory), authorities, device);
        DocumentKeys keys = new DocumentKeys(ceremony, directory, NOW);
        DocumentList list = new DocumentList(ceremony, keys, directory, InstantSource.fixed(NOW), Runnable::run);
        DocumentSeal seal = new DocumentSeal(keys, list, new SignCertificate(1), InstantSource.fixed(NOW));

        Bytes sealed = seal.seal(Pages.granted(Samples.domestic())).await().atMost(PATIENCE);

        assertTrue(keys.active().isRemote());
        try (PDDocument document = Loader.loadPDF(sealed.toArray())) {
            assertEquals(1, document.getSignatureDictionaries().size());
        }
        assertEquals(List.of(), privateKeyFiles());
    }

    @Test
    void aCheckpointIsSignedByTheDeviceAndVerifiesWithWhatAnAuditorPins() throws Exception {
        CheckpointKeys keys = new CheckpointKeys(device, directory);
        CheckpointSeal seal = new CheckpointSeal(keys, new SignCertificate(1));
        Bytes text = Bytes.ofUtf8("a tree");

        Bytes signature = seal.sign(text).await().atMost(PATIENCE);

        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(CheckpointSeal.trusted(directory).getFirst());
        check.update("a tree".getBytes(StandardCharsets.UTF_8));
        assertTrue(check.verify(signature.toArray()));
        assertTrue(keys.active().isRemote());
        assertEquals(List.of(), privateKeyFiles());
    }

    @Test
    void theCheckpointKeyIsMadeOnceHoweverManyNodesStart() {
        CheckpointKeys first = new CheckpointKeys(device, directory);
        CheckpointKeys second = new CheckpointKeys(device, directory);

        assertEquals(first.active().kid(), second.active().kid());
        assertEquals(1, second.trusted().size());
    }

    private List<String> privateKeyFiles() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".key.pem"))
                    .toList();
        }
    }
}
