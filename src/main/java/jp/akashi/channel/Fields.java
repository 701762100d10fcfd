package jp.akashi.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.jspecify.annotations.Nullable;

/// Parses the fields that several doors ask for, or names the one that cannot be read. Judges form, never content.
public final class Fields {
    private static final int LONGEST_FILE = 4096;
    private static final int LONGEST_KEY = 64;

    private Fields() {}

    /// A text that must be there.
    public static String text(@Nullable String value, String field, int longest) {
        if (value == null || value.isEmpty() || value.length() > longest) {
            throw new MalformedRequestException(field);
        }
        return value;
    }

    /// The card's files and its answer to the challenge.
    public static CardProof proof(@Nullable String challenge, @Nullable CardBody card) {
        if (card == null) {
            throw new MalformedRequestException("card");
        }
        return new CardProof(
                decoded(Base64.getUrlDecoder(), challenge, "challenge"),
                file(card.individualNumber(), "card.individualNumber"),
                file(card.attributes(), "card.attributes"),
                file(card.integrity(), "card.integrity"),
                file(card.certificate(), "card.certificate"),
                file(card.signingKey(), "card.signingKey"),
                file(card.challengeSignature(), "card.challengeSignature"));
    }

    public static CertificateUse use(@Nullable String use) {
        return switch (text(use, "use", 16)) {
            case "DOMESTIC" -> CertificateUse.DOMESTIC;
            case "INTERNATIONAL" -> CertificateUse.INTERNATIONAL;
            default -> throw new MalformedRequestException("use");
        };
    }

    /// The digest of an Idempotency-Key, 1 to 64 printable ASCII characters; each door's keys are its own.
    public static Optional<Bytes> keyDigest(@Nullable String key, String door) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new MalformedRequestException("Idempotency-Key");
        }
        return Optional.of(sha256((door + ":" + key).getBytes(StandardCharsets.US_ASCII)));
    }

    public static Bytes sha256(byte[] content) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes file(@Nullable String base64, String field) {
        return decoded(Base64.getDecoder(), base64, field);
    }

    private static Bytes decoded(Base64.Decoder decoder, @Nullable String base64, String field) {
        try {
            return Bytes.copyOf(decoder.decode(text(base64, field, LONGEST_FILE)));
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(field);
        }
    }
}
