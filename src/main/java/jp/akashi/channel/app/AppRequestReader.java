package jp.akashi.channel.app;

import java.util.List;
import java.util.Optional;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.issuance.CertificateRequest;
import jp.akashi.issuance.Channel;
import jp.akashi.issuance.ledger.Idempotency;
import jp.akashi.vocabulary.CertificateUse;
import org.jspecify.annotations.Nullable;

/// Parses a body into a request, or names the field that cannot be read. Judges form only, never content.
final class AppRequestReader {
    private static final int LONGEST_LINE = 88;
    private static final WireJson<AppCertificateBody> BODY = WireJson.of(AppCertificateBody.class);

    private AppRequestReader() {}

    static CertificateRequest read(byte[] body, @Nullable String idempotencyKey, Exchange exchange) {
        AppCertificateBody wire = BODY.read(body);
        CertificateUse use = Fields.use(wire.use());
        return new CertificateRequest(
                exchange.requestId(),
                Channel.APP,
                Fields.proof(wire.challenge(), wire.card()),
                Fields.text(wire.municipality(), "municipality", 16),
                use,
                use == CertificateUse.INTERNATIONAL ? mrz(wire.passport()) : Optional.empty(),
                Fields.keyDigest(idempotencyKey, "app").map(key -> new Idempotency(key, Fields.sha256(body))));
    }

    private static Optional<List<String>> mrz(AppCertificateBody.@Nullable Passport passport) {
        if (passport == null) {
            throw new MalformedRequestException("passport");
        }
        if (passport.mrz() == null || passport.mrz().size() != 2) {
            throw new MalformedRequestException("passport.mrz");
        }
        return Optional.of(passport.mrz().stream()
                .map(line -> Fields.text(line, "passport.mrz", LONGEST_LINE))
                .toList());
    }
}
