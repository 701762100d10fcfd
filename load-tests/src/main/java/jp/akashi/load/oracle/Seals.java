package jp.akashi.load.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.vocabulary.Bytes;

/// Takes a VDS-NC apart. Its signature is verified over the bytes that ought to have been signed, as recomputed here.
final class Seals {
    private static final Pattern SERIAL = Pattern.compile("\\d{6}");

    private final PublishedKeys keys;

    Seals(PublishedKeys keys) {
        this.keys = keys;
    }

    void check(Errand errand, String number, LocalDate issuedOn, JsonNode barcode) {
        String text = Strict.text(barcode, "text");
        JsonNode expected = Strict.JSON.createObjectNode().put("format", "ICAO_VDS_NC").put("text", text);
        Comparison.same("barcode", expected, barcode);
        ObjectNode seal = Strict.object("seal", text);
        ObjectNode truth = checkContent(errand, number, issuedOn, seal.remove("data"));
        JsonNode signed = seal.path("sig");
        String signer = Strict.text(signed, "cer");
        String signature = Strict.text(signed, "sigvl");
        ObjectNode all = Strict.JSON.createObjectNode();
        all.putObject("sig").put("alg", "ES256").put("cer", signer).put("sigvl", signature);
        Comparison.same("seal", all, seal);
        SignatureCheck key = keys.seal(signer)
                .orElseThrow(() -> new MismatchException("cer of a seal", "a published signer", signer));
        Signature value = new Signature(Bytes.copyOf(Strict.base64Url("sigvl", signature, false)));
        if (!key.verifies(new ToBeSigned(Bytes.copyOf(canonical(truth))), value)) {
            throw new MismatchException("signature of a seal", "over " + truth, text);
        }
    }

    /// The truth, with the serial that the gateway drew.
    ObjectNode checkContent(Errand errand, String number, LocalDate issuedOn, JsonNode data) {
        String prefix = "JPN" + errand.person().municipality() + DateTimeFormatter.BASIC_ISO_DATE.format(issuedOn);
        String additional = data == null ? "" : data.path("msg").path("pid").path("ai").asText();
        if (!additional.startsWith(prefix) || !SERIAL.matcher(additional.substring(prefix.length())).matches()) {
            throw new MismatchException("seal.msg.pid.ai", prefix + " and six digits", additional);
        }
        ObjectNode truth = CodeTruth.seal(errand, number, additional);
        Comparison.same("seal", truth, data);
        return truth;
    }

    /// RFC 8785: the members are in order, and plain ASCII and small integers have one way to be written.
    private static byte[] canonical(ObjectNode data) {
        try {
            return Strict.JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
