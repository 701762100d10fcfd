package jp.akashi.certificate.shc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.VaccineProduct;

/// Examines the exact bytes that are about to be signed, with another eye than the one that wrote them.
///
/// Inflates and parses them, holds the content against Japan's profile, and writes it anew: the bytes must come out
/// the same. Answers what is wrong, or nothing. Source: SMART Health Cards 1.4; FHIR R4; CDC CVX.
public final class ShcLint {
    private static final int LONGEST_INPUT = SmartHealthCard.LONGEST_JWS - SmartHealthCard.SIGNATURE_CHARACTERS - 1;

    private ShcLint() {}

    /// Whether the card, once signed, fits one QR code of version 22. A very long name with many doses may not.
    public static boolean fitsOneCode(ToBeSigned signed) {
        return signed.bytes().length() <= LONGEST_INPUT;
    }

    public static Optional<String> complaint(ToBeSigned signed, CardIssuer issuer) {
        byte[] input = signed.bytes().toArray();
        byte[] header = SmartHealthCard.header(issuer.kid());
        int payload = header.length + 1;
        if (!fitsOneCode(signed)) {
            return Optional.of("the JWS would have more than " + SmartHealthCard.LONGEST_JWS + " characters");
        }
        if (input.length <= payload
                || input[header.length] != '.'
                || !Arrays.equals(input, 0, header.length, header, 0, header.length)) {
            return Optional.of("the header is not this key's");
        }
        try {
            byte[] deflated = Base64.getUrlDecoder().decode(Arrays.copyOfRange(input, payload, input.length));
            return Workbench.with(bench -> payloadComplaint(bench, deflated, issuer));
        } catch (ShcFlaw flaw) {
            return Optional.of(flaw.detail());
        } catch (IllegalArgumentException e) {
            return Optional.of("the payload is no base64url");
        }
    }

    private static Optional<String> payloadComplaint(Workbench bench, byte[] deflated, CardIssuer issuer) {
        bench.inflate(deflated);
        ShcContent content = ShcPayload.read(bench.inflated(), bench.inflatedLength());
        ShcTemplate.write(bench.json, content);
        if (!bench.json.isExactly(bench.inflated(), 0, bench.inflatedLength())) {
            return Optional.of("the payload is not minified as this house writes it");
        }
        if (!content.issuer().equals(issuer.url())) {
            return Optional.of("iss is another's");
        }
        if (!content.types().equals(ShcComposition.TYPES)) {
            return Optional.of("vc.type is not health-card, immunization and covid19");
        }
        if (content.rid().isEmpty()) {
            return Optional.of("rid is missing: the card could not be revoked");
        }
        return personComplaint(content).or(() -> doseComplaint(content));
    }

    private static Optional<String> personComplaint(ShcContent content) {
        if (content.names().size() > 2) {
            return Optional.of("more names than the Japanese and the Roman one");
        }
        for (ShcName name : content.names()) {
            if (!name.use().equals(ShcComposition.USE)) {
                return Optional.of("a name's use is not usual");
            }
            if (hasOtherBlanks(name.family()) || name.given().stream().anyMatch(ShcLint::hasOtherBlanks)) {
                return Optional.of("a name holds a blank that FHIR strings do not know");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> doseComplaint(ShcContent content) {
        List<ShcDose> doses = content.doses();
        if (doses.size() > Dose.HIGHEST_NUMBER) {
            return Optional.of("more doses than a certificate carries");
        }
        LocalDate issuedOn = LocalDate.ofInstant(content.notBefore(), Certificate.JAPAN);
        LocalDate previous = later(Dose.EARLIEST, content.birthDate()).minusDays(1);
        for (ShcDose dose : doses) {
            if (!dose.occurredOn().isAfter(previous) || dose.occurredOn().isAfter(issuedOn)) {
                return Optional.of("doses are not in the order of their days, from birth and first use to issue");
            }
            if (VaccineProduct.ofCvx(dose.cvx()).isEmpty()) {
                return Optional.of("a CVX code that Japan did not use");
            }
            if (dose.lot().isEmpty() || !dose.performer().equals(ShcComposition.PERFORMER)) {
                return Optional.of("a dose without lot, or of another performer");
            }
            previous = dose.occurredOn();
        }
        return Optional.empty();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean hasOtherBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' && ShcComposition.isBlank(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
