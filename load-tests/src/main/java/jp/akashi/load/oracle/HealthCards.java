package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.trust.RidSource;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;

/// Takes a SMART Health Card apart with nothing but the standard: JWS, DEFLATE, JSON, signature by the published key.
final class HealthCards {
    private static final int LONGEST_PAYLOAD = 64 * 1024;

    private final PublishedKeys keys;
    private final String issuer;
    private final Bytes revocation;
    private final Map<String, RidSource> rids = new HashMap<>();
    private final Inflater inflater = new Inflater(true);
    private final byte[] inflated = new byte[LONGEST_PAYLOAD];

    HealthCards(PublishedKeys keys, String issuer, Path secrets) {
        this.keys = keys;
        this.issuer = issuer;
        this.revocation = Bytes.copyOf(new SecretKeys(secrets).bytes(Secret.REVOCATION));
    }

    void check(Errand errand, String number, Instant issuedAt, JsonNode barcode) {
        String jws = Strict.text(barcode, "jws");
        ObjectNode expected = Strict.JSON.createObjectNode().put("format", "SMART_HEALTH_CARD");
        Comparison.same("barcode", expected.put("jws", jws).put("text", spelt(jws)), barcode);
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new MismatchException("jws", "three parts", jws);
        }
        String kid = kid(utf8(Strict.base64Url("header", parts[0], false)));
        ObjectNode payload = Strict.object("card", inflated(Strict.base64Url("payload", parts[1], false)));
        checkContent(errand, number, issuedAt, kid, payload);
        SignatureCheck key =
                keys.card(kid).orElseThrow(() -> new MismatchException("kid of a card", "a published key", kid));
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        Signature signature = new Signature(Bytes.copyOf(Strict.base64Url("signature", parts[2], false)));
        if (!key.verifies(new ToBeSigned(Bytes.copyOf(signed)), signature)) {
            throw new MismatchException("signature of a card", "by " + kid, jws);
        }
    }

    void checkContent(Errand errand, String number, Instant issuedAt, String kid, ObjectNode payload) {
        String rid = rids.computeIfAbsent(kid, key -> new RidSource(revocation, key))
                .of(number)
                .written();
        Comparison.same("card", CodeTruth.card(errand, issuer, issuedAt, rid), payload);
    }

    private static String kid(String header) {
        ObjectNode seen = Strict.object("header", header);
        String kid = Strict.text(seen, "kid");
        JsonNode expected = Strict.JSON.createObjectNode().put("zip", "DEF").put("alg", "ES256").put("kid", kid);
        Comparison.same("header", expected, seen);
        return kid;
    }

    /// Each character as its code less 45 in two digits.
    static String spelt(String jws) {
        StringBuilder text = new StringBuilder("shc:/");
        for (int i = 0; i < jws.length(); i++) {
            int value = jws.charAt(i) - 45;
            text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
        }
        return text.toString();
    }

    private String inflated(byte[] deflated) {
        inflater.reset();
        inflater.setInput(deflated);
        try {
            int length = inflater.inflate(inflated);
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new MismatchException("payload", "one whole DEFLATE stream", "less or more");
            }
            return new String(inflated, 0, length, StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new MismatchException("payload", "a DEFLATE stream", e);
        }
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }
}
