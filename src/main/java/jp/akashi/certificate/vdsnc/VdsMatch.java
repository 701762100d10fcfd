package jp.akashi.certificate.vdsnc;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Passport;

/// Decodes the seal that is about to be sent and compares every field with the certificate it is for.
///
/// Compares against the certificate itself and not against what the composer made of it. Answers what differs, by name
/// of the field and without values, or nothing.
public final class VdsMatch {
    private VdsMatch() {}

    public static Optional<String> difference(
            SignedVds seal, Certificate certificate, int serial, Bytes signerCertificate) {
        if (seal.text().length() > VdsNc.LONGEST_TEXT) {
            return Optional.of("the seal fits no QR code");
        }
        if (!(VdsNc.read(seal.text()) instanceof VdsReading.Decoded sent)) {
            return Optional.of("the seal cannot be read");
        }
        if (!sent.signerCertificate().equals(signerCertificate)) {
            return Optional.of("signer");
        }
        VdsContent content = sent.content();
        if (!content.issuingState().equals(VdsComposition.STATE)
                || !content.certificateId().equals(certificate.number().written())) {
            return Optional.of("is or uvci");
        }
        if (!isAbout(content.person(), certificate, serial)) {
            return Optional.of("person");
        }
        return areSame(content.events(), certificate.doses()) ? Optional.empty() : Optional.of("doses");
    }

    private static boolean isAbout(VdsPerson person, Certificate certificate, int serial) {
        Optional<Passport> passport = certificate.holder().passport();
        LocalDate issued = certificate.issuedAt().atZone(Certificate.JAPAN).toLocalDate();
        return passport.isPresent()
                && person.name().equals(passport.get().name().written())
                && person.documentNumber()
                        .equals(Optional.of(passport.get().number().written()))
                && person.birthDate().equals(Optional.of(certificate.holder().birthDate()))
                && person.sex().isEmpty()
                && person.additionalIdentifier()
                        .equals(Optional.of("JPN"
                                + certificate.municipality().code().digits()
                                + DateTimeFormatter.BASIC_ISO_DATE.format(issued)
                                + "0".repeat(6 - Integer.toString(serial).length())
                                + serial));
    }

    private static boolean areSame(List<VdsEvent> sent, List<Dose> expected) {
        if (sent.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < sent.size(); i++) {
            if (!isSame(sent.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(VdsEvent event, Dose expected) {
        VdsDose dose = event.doses().getFirst();
        return event.doses().size() == 1
                && event.vaccine().equals(expected.product().type().icd11())
                && event.brand().equals(expected.product().brand())
                && event.disease().equals(VdsComposition.DISEASE)
                && dose.administeredBy().equals(VdsComposition.ADMINISTERED_BY)
                && dose.number() == expected.number()
                && dose.vaccinatedOn().equals(expected.vaccinatedOn())
                && dose.lot().equals(expected.lot().written())
                && dose.country().equals(VdsComposition.STATE)
                && dose.nextDueOn().isEmpty();
    }
}
