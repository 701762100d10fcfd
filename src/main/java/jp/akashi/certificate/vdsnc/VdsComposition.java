package jp.akashi.certificate.vdsnc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Passport;

/// What a seal says of a certificate for use abroad, as Japan says it: one event per dose, the type's code, the brand.
///
/// Source: a specimen VDS-NC signed by Japan (December 2021).
final class VdsComposition {
    static final String STATE = "JPN";
    static final String DISEASE = "RA01.0";
    static final String ADMINISTERED_BY = "MHLW_Gov_of_JAPAN";
    static final int HIGHEST_SERIAL = 999_999;

    private VdsComposition() {}

    static VdsContent of(Certificate certificate, int serial) {
        Passport passport = certificate
                .holder()
                .passport()
                .orElseThrow(() -> new IllegalArgumentException("a VDS-NC is for use abroad, with a passport"));
        VdsPerson person = new VdsPerson(
                passport.name().written(),
                Optional.of(certificate.holder().birthDate()),
                Optional.empty(),
                Optional.of(passport.number().written()),
                Optional.of(additionalIdentifier(certificate, serial)));
        List<VdsEvent> events = new ArrayList<>(certificate.doses().size());
        for (Dose dose : certificate.doses()) {
            events.add(event(dose));
        }
        return new VdsContent(STATE, certificate.number().written(), person, events);
    }

    /// JPN, municipality (6 digits), day of issue in Japan (8), serial (6): 23 characters.
    static String additionalIdentifier(Certificate certificate, int serial) {
        if (serial < 0 || serial > HIGHEST_SERIAL) {
            throw new IllegalArgumentException("a serial has at most six digits");
        }
        LocalDate day = certificate.issuedOn();
        int date = (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
        String padded = Integer.toString(1_000_000 + serial).substring(1);
        return STATE + certificate.municipality().code().digits() + date + padded;
    }

    private static VdsEvent event(Dose dose) {
        VdsDose given = new VdsDose(
                dose.vaccinatedOn(),
                dose.number(),
                STATE,
                ADMINISTERED_BY,
                dose.lot().written(),
                Optional.empty());
        var product = dose.product();
        return new VdsEvent(product.type().icd11(), product.brand(), DISEASE, List.of(given));
    }
}
