package jp.akashi.issuance;

import java.util.Optional;
import jp.akashi.issuance.passport.MachineReadableZone;
import jp.akashi.issuance.passport.PassportBearer;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;

/// How the applicant travels: the passport of the lines sent, for use abroad only, and only if it is the applicant's.
final class AttachPassport {
    private AttachPassport() {}

    static Outcome<Optional<Passport>> to(Identified who) {
        return who.request()
                .mrz()
                .map(lines -> MachineReadableZone.read(lines, who.today())
                        .map(MachineReadableZone::passport)
                        .flatMap(passport ->
                                PassportBearer.confirm(passport, who.applicant().birthDate()))
                        .map(Optional::of))
                .orElseGet(() -> Outcome.granted(Optional.empty()));
    }
}
