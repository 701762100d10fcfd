package jp.akashi.issuance.signing.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.signing.authority.EcKeys;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.platform.crypto.CryptoProvider;

/// Private keys as files `<kid>.key.pem` (PKCS#8, mode 0600) in one directory.
public final class DirectoryCustody implements KeyCustody {
    private final Path directory;
    private final KeyFactory factory;

    public DirectoryCustody(Path directory) {
        this.directory = directory;
        try {
            this.factory = KeyFactory.getInstance("EC", CryptoProvider.forSignatures(Signer.ALGORITHM));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public KeyPair create() {
        KeyPair keys = EcKeys.signer();
        Pem.write(file(KeyIdentifier.of(keys.getPublic())), keys.getPrivate());
        return keys;
    }

    @Override
    public Provider provider() {
        return factory.getProvider();
    }

    @Override
    public Optional<SigningKey> find(List<X509Certificate> chain) {
        Path file = file(KeyIdentifier.of(chain.getFirst().getPublicKey()));
        return Files.exists(file) ? Optional.of(new LocalSigningKey(chain, Pem.key(file, factory))) : Optional.empty();
    }

    @Override
    public void destroy(String kid) {
        try {
            Files.deleteIfExists(file(kid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot destroy the key " + kid, e);
        }
    }

    private Path file(String kid) {
        return directory.resolve(kid + ".key.pem");
    }
}
