package jp.akashi.certificate.vdsnc;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.certificate.IsoDate;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Examines the exact bytes of `data` that are about to be signed, with another eye than the one that wrote them.
///
/// Parses them, holds the content against Japan's profile, and writes it anew: the bytes must come out the same.
/// Answers what is wrong, or nothing. Source: ICAO TR VDS-NC 1.1; Japan's published specimen.
public final class VdsLint {
    private static final int IDENTIFIER_LENGTH = 23;

    private VdsLint() {}

    public static Optional<String> complaint(ToBeSigned signed) {
        byte[] data = signed.bytes().toArray();
        try {
            VdsContent content = VdsReader.content(data);
            if (!VdsTemplate.write(content).isExactly(data, 0, data.length)) {
                return Optional.of("data is not canonical");
            }
            if (!content.issuingState().equals(VdsComposition.STATE)) {
                return Optional.of("is is another state");
            }
            if (CertificateNumber.parse(content.certificateId()).isEmpty()) {
                return Optional.of("uvci is no certificate number");
            }
            return personComplaint(content.person()).or(() -> doseComplaint(content));
        } catch (VdsFlaw flaw) {
            return Optional.of(flaw.detail());
        }
    }

    private static Optional<String> personComplaint(VdsPerson person) {
        if (!isRomanName(person.name())) {
            return Optional.of("n is not capitals with single blanks");
        }
        if (person.birthDate().isEmpty() || person.sex().isPresent()) {
            return Optional.of("pid lacks dob, or tells the sex");
        }
        if (person.documentNumber().flatMap(PassportNumber::parse).isEmpty()) {
            return Optional.of("i is no passport number");
        }
        return issuedOn(person).isPresent()
                ? Optional.empty()
                : Optional.of("ai is not JPN, municipality, day, serial");
    }

    private static Optional<String> doseComplaint(VdsContent content) {
        if (content.events().size() > Dose.HIGHEST_NUMBER) {
            return Optional.of("more doses than a certificate carries");
        }
        LocalDate issuedOn = issuedOn(content.person()).orElse(LocalDate.MIN);
        LocalDate previous = content.person().birthDate().orElse(Dose.EARLIEST).minusDays(1);
        int number = 0;
        for (VdsEvent event : content.events()) {
            VdsDose dose = event.doses().getFirst();
            LocalDate on = dose.vaccinatedOn();
            if (!on.isAfter(previous) || on.isBefore(Dose.EARLIEST) || on.isAfter(issuedOn)) {
                return Optional.of("doses are not in the order of their days, from birth and first use to issue");
            }
            if (dose.number() <= number || dose.number() > Dose.HIGHEST_NUMBER) {
                return Optional.of("seq does not ascend within 1 to 7");
            }
            if (!isGivenInJapan(event, dose)) {
                return Optional.of("des, dis, nam, adm, ctr, dvn or the number of vd is not as Japan writes it");
            }
            previous = on;
            number = dose.number();
        }
        return Optional.empty();
    }

    private static boolean isGivenInJapan(VdsEvent event, VdsDose dose) {
        return event.doses().size() == 1
                && event.disease().equals(VdsComposition.DISEASE)
                && dose.administeredBy().equals(VdsComposition.ADMINISTERED_BY)
                && dose.country().equals(VdsComposition.STATE)
                && dose.nextDueOn().isEmpty()
                && isKnown(event);
    }

    private static boolean isKnown(VdsEvent event) {
        for (VaccineProduct product : VaccineProduct.values()) {
            if (product.type().icd11().equals(event.vaccine())
                    && product.brand().equals(event.brand())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRomanName(String name) {
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            if (!letter && (c != ' ' || before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /// The day within the additional identifier; empty when the identifier is not as Japan writes it.
    private static Optional<LocalDate> issuedOn(VdsPerson person) {
        String identifier = person.additionalIdentifier().orElse("");
        if (identifier.length() != IDENTIFIER_LENGTH
                || !identifier.startsWith(VdsComposition.STATE)
                || MunicipalityCode.parse(identifier.substring(3, 9)).isEmpty()
                || !identifier.substring(9).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return IsoDate.parse(
                identifier.substring(9, 13) + '-' + identifier.substring(13, 15) + '-' + identifier.substring(15, 17));
    }
}
