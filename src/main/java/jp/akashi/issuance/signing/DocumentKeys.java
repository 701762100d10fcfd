package jp.akashi.issuance.signing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.custody.SigningFailedException;
import jp.akashi.issuance.signing.custody.SigningKey;

/// The one key that seals documents: its chain in `document-signer.chain.pem`, its private half in custody.
///
/// Nothing but documents goes by it. It stays until another chain is put in its place (docs/adr/0015).
@Singleton
final class DocumentKeys {
    private static final String CHAIN = "document-signer.chain.pem";

    private final Optional<SigningKey> opened;

    @Inject
    DocumentKeys(KeyCeremony ceremony, SigningConfig config, InstantSource clock) {
        this(ceremony, config.directory(), clock.instant());
    }

    /// Opens the key, or makes it where its authority lies here too. Reads and writes files: not for an event loop.
    DocumentKeys(KeyCeremony ceremony, Path directory, Instant now) {
        Path file = directory.resolve(CHAIN);
        if (Files.notExists(file)) {
            ceremony.createForDocuments(now).ifPresent(chain -> Pem.write(file, chain));
        }
        this.opened = Files.exists(file) ? ceremony.custody().find(read(file)) : Optional.empty();
    }

    /// The key; fails when this installation has none.
    SigningKey active() {
        return opened.orElseThrow(() -> new SigningFailedException("no key may seal documents"));
    }

    /// The certificates above the key's own, the root last; none when there is no key.
    List<X509Certificate> authority() {
        return opened.map(SigningKey::chain)
                .map(chain -> chain.subList(1, chain.size()))
                .orElse(List.of());
    }

    private static List<X509Certificate> read(Path file) {
        try {
            return Pem.chain(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
