package jp.akashi.issuance.publication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import jp.akashi.vocabulary.Bytes;

/// A document as it is fetched: its bytes and their strong entity tag, quotes included. Source: RFC 9110, 8.8.3.
public record Document(Bytes content, String tag) {
    private static final int TAG_BYTES = 16;

    static Document of(Bytes content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.toArray());
            Bytes tag = Bytes.copyOf(digest).slice(0, TAG_BYTES);
            return new Document(
                    content, '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(tag.toArray()) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
