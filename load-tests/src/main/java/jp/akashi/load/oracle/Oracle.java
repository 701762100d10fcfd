package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import jp.akashi.load.gateway.Gateway;

/// Looks at a certificate as its holder and every verifier together would: each field of it, in each of its forms.
///
/// What no person determines is held against the answer itself: the number binds face, ledger, revocation identifier
/// and VDS-NC; the moment binds face and both codes. Anything beside what must be there is as wrong as what lacks.
final class Oracle {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Pattern NUMBER = Pattern.compile("JP[0-9A-HJKMNP-TV-Z]{10}");
    /// The gateway's clock is this machine's; an answer may have stood in a line.
    private static final long PATIENCE_SECONDS = 600;

    private final HealthCards cards;
    private final Seals seals;

    Oracle(Gateway gateway, String issuer) {
        PublishedKeys keys = PublishedKeys.of(gateway);
        this.cards = new HealthCards(keys, issuer, gateway.data().resolve("secrets"));
        this.seals = new Seals(keys);
    }

    /// The number of the certificate in the answer; fails with {@link MismatchException} where anything is wrong.
    String check(Errand errand, Answer answer) {
        Comparison.same("content type", "application/json", base(answer.contentType()));
        String body = answer.body().toString();
        if (body.contains(errand.person().number())) {
            throw new MismatchException("an answer", "nothing of the individual number", "the individual number");
        }
        ObjectNode seen = Strict.object("answer", body);
        String number = Strict.text(seen, "certificateId");
        if (!NUMBER.matcher(number).matches()) {
            throw new MismatchException("certificateId", NUMBER, number);
        }
        Instant issuedAt = moment(errand, Strict.text(seen, "issuedAt"));
        LocalDate issuedOn = issuedAt.atZone(JAPAN).toLocalDate();
        JsonNode barcodes = seen.remove("barcodes");
        Comparison.same("answer", truth(errand, number, issuedAt, issuedOn), seen);
        checkBarcodes(errand, number, issuedAt, barcodes);
        return number;
    }

    private void checkBarcodes(Errand errand, String number, Instant issuedAt, JsonNode barcodes) {
        int formats = errand.isAbroad() ? 2 : 1;
        if (barcodes == null || !barcodes.isArray() || barcodes.size() != formats) {
            throw new MismatchException("barcodes", formats, barcodes);
        }
        cards.check(errand, number, issuedAt, barcodes.get(0));
        if (errand.isAbroad()) {
            seals.check(errand, number, issuedAt.atZone(JAPAN).toLocalDate(), barcodes.get(1));
        }
    }

    private static ObjectNode truth(Errand errand, String number, Instant issuedAt, LocalDate issuedOn) {
        ObjectNode truth = Strict.JSON
                .createObjectNode()
                .put("certificateId", number)
                .put("use", errand.use())
                .put("municipality", errand.person().municipality())
                .put("issuedAt", issuedAt.toString())
                .put("doseCount", errand.person().doses().size());
        truth.set("face", FaceTruth.of(errand.person(), errand.isAbroad(), number, issuedOn));
        return truth;
    }

    private static Instant moment(Errand errand, String written) {
        Instant moment = Strict.moment("issuedAt", written);
        Instant latest = errand.madeAt().plusSeconds(PATIENCE_SECONDS);
        if (moment.getNano() != 0 || moment.isBefore(errand.madeAt()) || moment.isAfter(latest)) {
            throw new MismatchException("issuedAt", "a whole second from " + errand.madeAt() + " on", written);
        }
        return moment;
    }

    /// A media type without its parameters.
    static String base(String contentType) {
        return contentType == null ? "none" : contentType.split(";")[0].strip();
    }
}
