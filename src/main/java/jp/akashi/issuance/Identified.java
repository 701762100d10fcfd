package jp.akashi.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Holder;
import jp.akashi.issuance.applicant.Applicant;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.ledger.LedgerEntry;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.PersonRecord;
import jp.akashi.registry.RecordedDose;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Passport;

/// The stages of one certificate. Each can only be made from the one before, so no step can be left out.
///
/// `at` is the moment of issue, in whole seconds.
record Identified(CertificateRequest request, Applicant applicant, Instant at) {

    /// The applicant's record, found to be theirs and fit to be certified.
    record WithRecord(Identified who, PersonRecord record) {}

    /// The same with the passport they travel with, for use abroad.
    record WithPassport(WithRecord from, Optional<Passport> passport) {

        /// What will be asserted, under a number drawn from the source.
        Composed compose(RandomGenerator random) {
            Identified who = from.who();
            return new Composed(
                    from,
                    new Certificate(
                            CertificateNumber.draw(random),
                            who.request().use(),
                            who.applicant().municipality(),
                            new Holder(who.applicant().name(), who.applicant().birthDate(), passport),
                            from.record().doses().stream()
                                    .map(RecordedDose::dose)
                                    .toList(),
                            who.at()));
        }
    }

    /// What will be asserted.
    record Composed(WithRecord from, Certificate certificate) {}

    /// What was asserted, signed and found to match the request.
    record Sealed(Composed from, SealCertificate.Seals seals) {

        /// How it goes into the ledger; `fence` for the kiosk's application that it answers.
        LedgerEntry entry(Optional<Fence> fence) {
            PersonRecord record = from.from().record();
            return new LedgerEntry(
                    from.from().who().use(),
                    new IssuedCertificate(from.certificate(), seals.barcodes()),
                    record.residentId(),
                    record.revision(),
                    record.doses().stream().map(RecordedDose::id).toList(),
                    seals.shcKid(),
                    seals.shcRid().written(),
                    fence);
        }
    }

    PersonAt person() {
        return new PersonAt(applicant.person(), municipality());
    }

    LocalDate today() {
        return LocalDate.ofInstant(at, Certificate.JAPAN);
    }

    LedgerEntry.Use use() {
        return new LedgerEntry.Use(
                request.requestId(),
                request.channel().purpose(),
                request.channel().name(),
                municipality(),
                applicant.person().key(),
                request.proof().challenge(),
                request.idempotency());
    }

    private MunicipalityCode municipality() {
        return applicant.municipality().code();
    }

    @Override
    public String toString() {
        return "Identified[" + request.requestId() + "]";
    }
}
