package jp.akashi.issuance.applicant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// The card authorities that we trust: the 16-byte id of each one's key, and the key itself (RSA, 2048 bits).
///
/// Nobody publishes them for cards, so they are configuration. Source: RFC 7468, section 13 (SubjectPublicKeyInfo).
public final class CardTrustAnchors {
    private static final Pattern FILE_NAME = Pattern.compile("([0-9a-fA-F]{32})\\.pem");
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
    private static final int KEY_BITS = 2048;

    private final Map<Bytes, RSAPublicKey> keys;

    private CardTrustAnchors(Map<Bytes, RSAPublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// Keys by their ids of 16 bytes.
    public static CardTrustAnchors of(Map<Bytes, RSAPublicKey> keys) {
        keys.forEach((id, key) -> {
            if (id.length() != IssuerCertificate.KEY_ID_LENGTH
                    || key.getModulus().bitLength() != KEY_BITS) {
                throw new IllegalArgumentException("an authority has a key id of 16 bytes and an RSA key of 2048 bits");
            }
        });
        return new CardTrustAnchors(keys);
    }

    /// Reads every `<32 hex digits of the key id>.pem` of a directory; fails, naming the file, at any other content.
    ///
    /// Hidden files are passed over: mounted configuration brings its own.
    public static CardTrustAnchors read(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            Map<Bytes, RSAPublicKey> keys = new HashMap<>();
            files.filter(file -> !file.getFileName().toString().startsWith(".")).forEach(file -> {
                if (keys.put(readKeyId(file), readKey(file)) != null) {
                    throw unusable(file, "another file is named for the same key id", null);
                }
            });
            return new CardTrustAnchors(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("the card trust anchors cannot be read from " + directory, e);
        }
    }

    /// These and others, of which a second key for one id is refused.
    public CardTrustAnchors and(CardTrustAnchors others) {
        Map<Bytes, RSAPublicKey> all = new HashMap<>(keys);
        others.keys.forEach((id, key) -> {
            RSAPublicKey present = all.putIfAbsent(id, key);
            if (present != null && !present.equals(key)) {
                throw new IllegalArgumentException("two card authorities with the key id " + id.toHex());
            }
        });
        return new CardTrustAnchors(all);
    }

    /// How many authorities are trusted: with none, every card is rejected.
    public int count() {
        return keys.size();
    }

    Optional<RSAPublicKey> find(Bytes keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    private static Bytes readKeyId(Path file) {
        Matcher name = FILE_NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw unusable(file, "its name must be the 32 hex digits of a key id and .pem", null);
        }
        return Bytes.ofHex(name.group(1));
    }

    private static RSAPublicKey readKey(Path file) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.matches()) {
                throw unusable(file, "it must hold one PEM block PUBLIC KEY", null);
            }
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            RSAPublicKey key =
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            if (key.getModulus().bitLength() != KEY_BITS) {
                throw unusable(file, "its key must have 2048 bits", null);
            }
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file, "it must hold an RSA public key", e);
        }
    }

    private static IllegalStateException unusable(Path file, String reason, @Nullable Exception cause) {
        return new IllegalStateException("card trust anchor " + file + " is unusable: " + reason, cause);
    }
}
