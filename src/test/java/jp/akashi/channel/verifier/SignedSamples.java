package jp.akashi.channel.verifier;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.issuance.signing.SigningKeys;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.vocabulary.Bytes;

/// Certificates signed with the keys of the running gateway, as a person would present them.
final class SignedSamples {
    private static final String ISSUER = "https://localhost:8443/issuer";
    private static final Instant ISSUED_AT = Instant.parse("2024-01-05T03:20:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    private final SigningKeys keys;

    SignedSamples(SigningKeys keys) {
        this.keys = keys;
    }

    /// Returns when the gateway has published its keys.
    void untilPublished() {
        Instant end = Instant.now().plus(SOON);
        assertTrue(Stream.generate(
                        () -> given().get("/trust/v1/vds-nc/signers.pem").statusCode())
                .anyMatch(status -> status == 200 || Instant.now().isAfter(end)));
    }

    SignedCard card() {
        SigningKey key = key(Format.SMART_HEALTH_CARD);
        ToBeSigned bytes = SmartHealthCard.prepare(
                issued(Samples.domestic()), new CardIssuer(ISSUER, key.kid()), new Rid("AAAAAAAAAAA"));
        return SmartHealthCard.seal(bytes, sign(key, bytes));
    }

    SignedVds seal() {
        SigningKey key = key(Format.ICAO_VDS_NC);
        ToBeSigned bytes = VdsNc.prepare(issued(Samples.international()), 1);
        try {
            return VdsNc.seal(
                    bytes, sign(key, bytes), Bytes.copyOf(key.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private SigningKey key(Format format) {
        return keys.active(format, Optional.empty()).await().atMost(SOON);
    }

    private static Signature sign(SigningKey key, ToBeSigned bytes) {
        return key.sign(bytes).await().atMost(SOON);
    }

    private static Certificate issued(Certificate sample) {
        return new Certificate(
                sample.number(), sample.use(), sample.municipality(), sample.holder(), sample.doses(), ISSUED_AT);
    }
}
