package jp.akashi.channel.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.issuance.CertificateRequest;
import jp.akashi.issuance.Channel;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.issuance.ledger.Idempotency;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.jspecify.annotations.Nullable;

/// Parses a body into a request, or names the field that cannot be read. Judges form only, never content.
final class AppRequestReader {
    private static final int LONGEST_FILE = 4096;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_LINE = 88;

    private static final WireJson<AppCertificateBody> JSON = WireJson.of(AppCertificateBody.class);

    private AppRequestReader() {}

    static CertificateRequest read(byte[] body, @Nullable String idempotencyKey, Exchange exchange) {
        AppCertificateBody wire = JSON.read(body);
        CertificateUse use = use(wire.use());
        return new CertificateRequest(
                exchange.requestId(),
                Channel.APP,
                proof(wire),
                text(wire.municipality(), "municipality", 16),
                use,
                use == CertificateUse.INTERNATIONAL ? mrz(wire.passport()) : Optional.empty(),
                idempotency(idempotencyKey, body));
    }

    private static CardProof proof(AppCertificateBody wire) {
        AppCertificateBody.Card card = wire.card();
        if (card == null) {
            throw new MalformedRequestException("card");
        }
        return new CardProof(
                decoded(Base64.getUrlDecoder(), wire.challenge(), "challenge"),
                file(card.individualNumber(), "card.individualNumber"),
                file(card.attributes(), "card.attributes"),
                file(card.integrity(), "card.integrity"),
                file(card.certificate(), "card.certificate"),
                file(card.signingKey(), "card.signingKey"),
                file(card.challengeSignature(), "card.challengeSignature"));
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

    private static CertificateUse use(@Nullable String use) {
        return switch (text(use, "use", 16)) {
            case "DOMESTIC" -> CertificateUse.DOMESTIC;
            case "INTERNATIONAL" -> CertificateUse.INTERNATIONAL;
            default -> throw new MalformedRequestException("use");
        };
    }

    private static Optional<List<String>> mrz(AppCertificateBody.@Nullable Passport passport) {
        if (passport == null) {
            throw new MalformedRequestException("passport");
        }
        if (passport.mrz() == null || passport.mrz().size() != 2) {
            throw new MalformedRequestException("passport.mrz");
        }
        return Optional.of(passport.mrz().stream()
                .map(line -> text(line, "passport.mrz", LONGEST_LINE))
                .toList());
    }

    private static Optional<Idempotency> idempotency(@Nullable String key, byte[] body) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new MalformedRequestException("Idempotency-Key");
        }
        return Optional.of(new Idempotency(sha256(("app:" + key).getBytes(StandardCharsets.US_ASCII)), sha256(body)));
    }

    private static String text(@Nullable String value, String field, int longest) {
        if (value == null || value.isEmpty() || value.length() > longest) {
            throw new MalformedRequestException(field);
        }
        return value;
    }

    private static Bytes sha256(byte[] content) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
