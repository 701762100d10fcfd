package jp.akashi.certificate.shc;

import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Holder;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;

/// Decodes the card that is about to be sent and compares every field with the certificate it is for.
///
/// Compares against the certificate itself and not against what the composer made of it. Answers what differs, by name
/// of the field and without values, or nothing.
public final class ShcMatch {
    private ShcMatch() {}

    public static Optional<String> difference(SignedCard card, Certificate certificate, CardIssuer issuer, Rid rid) {
        if (!spells(card.text(), card.jws())) {
            return Optional.of("JWS and QR text are different cards");
        }
        if (!(SmartHealthCard.read(card.jws()) instanceof ShcReading.Decoded sent)) {
            return Optional.of("the card cannot be read");
        }
        ShcContent content = sent.content();
        if (!sent.kid().equals(issuer.kid()) || !content.issuer().equals(issuer.url())) {
            return Optional.of("issuer or key");
        }
        if (!content.rid().equals(Optional.of(rid))) {
            return Optional.of("rid");
        }
        if (!content.notBefore().equals(certificate.issuedAt())
                || content.expires().isPresent()) {
            return Optional.of("nbf or exp");
        }
        if (!content.types().equals(ShcComposition.TYPES)) {
            return Optional.of("vc.type");
        }
        if (!isAbout(content, certificate.holder())) {
            return Optional.of("person");
        }
        return areSame(content.doses(), certificate.doses()) ? Optional.empty() : Optional.of("doses");
    }

    /// Whether the QR text is `shc:/` and, for every character of the JWS, its code less 45 in two digits.
    private static boolean spells(String text, String jws) {
        int at = SmartHealthCard.PREFIX.length();
        if (!text.startsWith(SmartHealthCard.PREFIX) || text.length() != at + 2 * jws.length()) {
            return false;
        }
        for (int i = 0; i < jws.length(); i++) {
            int value = jws.charAt(i) - '-';
            if (text.charAt(at++) != '0' + value / 10 || text.charAt(at++) != '0' + value % 10) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAbout(ShcContent content, Holder holder) {
        List<ShcName> names = content.names();
        return content.birthDate().equals(holder.birthDate())
                && names.size() == (holder.passport().isPresent() ? 2 : 1)
                && isJapanese(names.getFirst(), holder.name())
                && holder.passport()
                        .map(passport -> isRoman(names.getLast(), passport.name()))
                        .orElse(true);
    }

    private static boolean isJapanese(ShcName name, PersonName expected) {
        return equalBesideBlanks(name.family(), expected.family())
                && equalBesideBlanks(name.family() + String.join("", name.given()), expected.written());
    }

    private static boolean isRoman(ShcName name, RomanName expected) {
        return name.family().equals(expected.primary())
                && String.join(" ", name.given()).equals(expected.secondary());
    }

    private static boolean areSame(List<ShcDose> sent, List<Dose> expected) {
        if (sent.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < sent.size(); i++) {
            ShcDose one = sent.get(i);
            Dose other = expected.get(i);
            if (!one.cvx().equals(other.product().cvx())
                    || !one.occurredOn().equals(other.vaccinatedOn())
                    || !one.lot().equals(Optional.of(other.lot().written()))
                    || !one.performer().equals(ShcComposition.PERFORMER)) {
                return false;
            }
        }
        return true;
    }

    /// Separators are written otherwise on a card than in the register; everything else must be the same.
    private static boolean equalBesideBlanks(String one, String other) {
        int j = 0;
        for (int i = 0; i < one.length(); i++) {
            char c = one.charAt(i);
            if (c == ' ' || ShcComposition.isBlank(c)) {
                continue;
            }
            j = afterBlanks(other, j);
            if (j == other.length() || other.charAt(j++) != c) {
                return false;
            }
        }
        return afterBlanks(other, j) == other.length();
    }

    private static int afterBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && ShcComposition.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
