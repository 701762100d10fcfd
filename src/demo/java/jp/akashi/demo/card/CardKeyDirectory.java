package jp.akashi.demo.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import jp.akashi.demo.files.PrivateFile;

/// RSA key pairs of the demo in a directory, each `<name>.pem` in PKCS#8, made at the first call and found at the next.
///
/// The files are readable by their owner alone.
public final class CardKeyDirectory {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final Path directory;

    public CardKeyDirectory(Path directory) {
        this.directory = directory;
    }

    /// The key pair of this name, loaded or made anew.
    public KeyPair named(String name) {
        Path file = directory.resolve(name + ".pem");
        try {
            return Files.exists(file) ? load(file) : save(RsaKeys.draw(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("demo key " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("demo key " + file + " is no RSA key in PKCS#8", e);
        }
    }

    private static KeyPair load(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        KeyFactory keys = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return new KeyPair(keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    private static KeyPair save(KeyPair made, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(made.getPrivate().getEncoded());
        PrivateFile.write(file, BEGIN + "\n" + body + "\n" + END + "\n");
        return made;
    }
}
