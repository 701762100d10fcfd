package jp.akashi.certificate.shc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Holder;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.RomanName;

/// What a card says of a certificate: the holder's names and birth date, and each dose in order.
///
/// The Japanese name always; behind it, for use abroad, the Roman name of the passport. Both carry `use` "usual",
/// as Japan's cards do, although the US profile leaves `use` out.
final class ShcComposition {
    static final List<String> TYPES = List.of(
            "https://smarthealth.cards#health-card",
            "https://smarthealth.cards#immunization",
            "https://smarthealth.cards#covid19");
    static final Optional<String> USE = Optional.of("usual");
    static final Optional<String> PERFORMER = Optional.of("MHLW_Gov_of_JAPAN");

    private ShcComposition() {}

    static ShcContent of(Certificate certificate, CardIssuer issuer, Rid rid) {
        List<ShcDose> doses = new ArrayList<>(certificate.doses().size());
        for (Dose dose : certificate.doses()) {
            doses.add(new ShcDose(
                    dose.product().cvx(),
                    dose.vaccinatedOn(),
                    Optional.of(dose.lot().written()),
                    PERFORMER));
        }
        return new ShcContent(
                issuer.url(),
                certificate.issuedAt(),
                Optional.empty(),
                TYPES,
                Optional.of(rid),
                names(certificate.holder()),
                certificate.holder().birthDate(),
                doses);
    }

    private static List<ShcName> names(Holder holder) {
        ShcName japanese = new ShcName(
                USE,
                tidied(holder.name().family()),
                holder.name().given().map(ShcComposition::parts).orElse(List.of()));
        return holder.passport()
                .map(passport -> List.of(japanese, roman(passport.name())))
                .orElseGet(() -> List.of(japanese));
    }

    private static ShcName roman(RomanName name) {
        return new ShcName(
                USE, name.primary(), name.secondary().isEmpty() ? List.of() : blankSeparated(name.secondary()));
    }

    /// The given names one by one: each further U+3000 begins another, so that none holds a blank FHIR forbids.
    private static List<String> parts(String given) {
        List<String> parts = new ArrayList<>(2);
        int start = 0;
        for (int i = 0; i <= given.length(); i++) {
            if (i == given.length() || given.charAt(i) == '\u3000') {
                String part = tidied(given.substring(start, i));
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private static List<String> blankSeparated(String text) {
        return List.of(text.split(" ", -1));
    }

    /// FHIR strings know no blank but U+0020; the rare others a register may hold are written as that.
    private static String tidied(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c != ' ' && isBlank(c)) {
                return tidied(part.replace(c, ' '));
            }
        }
        return part.strip();
    }

    static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
