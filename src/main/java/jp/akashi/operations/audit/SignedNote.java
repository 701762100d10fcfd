package jp.akashi.operations.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.vocabulary.Bytes;

/// A text with one signature: the text, an empty line, and `— <key name> <base64 of 4 bytes key id, signature>`.
///
/// Source: C2SP signed-note; ECDSA (type 0x02), whose key id begins the SHA-256 of the key's SubjectPublicKeyInfo.
public record SignedNote(String text, String keyName, Bytes keyId, Bytes signature) {
    private static final Pattern WRITTEN = Pattern.compile("(?s)(.+\n)\n— (\\S+) ([A-Za-z0-9+/=]+)\n");
    private static final int KEY_ID = 4;

    static SignedNote of(String text, String keyName, PublicKey key, Bytes signature) {
        return new SignedNote(text, keyName, keyId(key), signature);
    }

    /// The note that a text is; empty when it is none.
    static Optional<SignedNote> parse(String written) {
        Matcher note = WRITTEN.matcher(written);
        if (!note.matches()) {
            return Optional.empty();
        }
        try {
            Bytes tail = Bytes.copyOf(Base64.getDecoder().decode(note.group(3)));
            return Optional.of(new SignedNote(
                    note.group(1), note.group(2), tail.slice(0, KEY_ID), tail.slice(KEY_ID, tail.length())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    String written() {
        byte[] tail = new byte[KEY_ID + signature.length()];
        System.arraycopy(keyId.toArray(), 0, tail, 0, KEY_ID);
        System.arraycopy(signature.toArray(), 0, tail, KEY_ID, signature.length());
        return text + "\n— " + keyName + " " + Base64.getEncoder().encodeToString(tail) + "\n";
    }

    /// Whether one of the keys signed exactly this text.
    boolean isSignedBy(List<PublicKey> keys) {
        return keys.stream().anyMatch(key -> keyId.equals(keyId(key)) && verifies(key));
    }

    private boolean verifies(PublicKey key) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature.toArray());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Bytes keyId(PublicKey key) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()))
                    .slice(0, KEY_ID);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
