package jp.akashi.issuance.signing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.authority.PlaceholderCertificate;
import jp.akashi.issuance.signing.custody.KeyCustody;
import jp.akashi.issuance.signing.custody.SigningKey;

/// The key that signs the audit's checkpoints and nothing else: `audit-signer.pem`, its private half in custody.
///
/// It vouches for itself; auditors pin it. Made at the first start. One that was replaced is kept under another name,
/// `audit-signer-….pem`, and still verifies what it signed.
@Singleton
final class CheckpointKeys {
    private static final String NAME = "audit-signer";
    private static final String FILE = NAME + ".pem";

    private final SigningKey key;
    private final List<PublicKey> trusted;

    @Inject
    CheckpointKeys(KeyCeremony ceremony, SigningConfig config) {
        this(ceremony.custody(), config.directory());
    }

    /// Opens the key, or makes it. Reads and writes files: not for an event loop.
    CheckpointKeys(KeyCustody custody, Path directory) {
        Path file = directory.resolve(FILE);
        if (Files.notExists(file)) {
            create(custody, file);
        }
        key = custody.find(read(file))
                .orElseThrow(() -> new IllegalStateException("the private half of " + file + " is gone"));
        trusted = trusted(directory);
    }

    SigningKey active() {
        return key;
    }

    List<PublicKey> trusted() {
        return trusted;
    }

    /// The public halves of the key and of those before it.
    static List<PublicKey> trusted(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<PublicKey> keys = new ArrayList<>();
            files.filter(CheckpointKeys::isOne)
                    .sorted()
                    .forEach(file -> keys.add(read(file).getFirst().getPublicKey()));
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    // However many nodes make one at the same time: the first one's name stands, and all use that key.
    private static void create(KeyCustody custody, Path file) {
        try {
            KeyPair keys = custody.create();
            Path aside = file.resolveSibling(".new-" + System.nanoTime() + "-" + FILE);
            Pem.write(aside, List.of(PlaceholderCertificate.of(keys, custody.provider())));
            try {
                Files.createLink(file, aside);
            } catch (FileAlreadyExistsException e) {
                // Another node was first.
            }
            Files.delete(aside);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOne(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(NAME) && name.endsWith(".pem");
    }

    private static List<X509Certificate> read(Path file) {
        try {
            return Pem.chain(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
