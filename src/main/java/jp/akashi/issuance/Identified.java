package jp.akashi.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.issuance.applicant.Applicant;
import jp.akashi.issuance.ledger.LedgerEntry;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.PersonRecord;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Passport;

/// The stages of one certificate. Each can only be made from the one before, so no step can be left out.
///
/// `at` is the moment of issue, in whole seconds.
record Identified(CertificateRequest request, Applicant applicant, Instant at) {

    /// The applicant's record, found to be theirs and fit to be certified.
    record WithRecord(Identified who, PersonRecord record) {}

    /// The same with the passport they travel with, for use abroad.
    record WithPassport(WithRecord from, Optional<Passport> passport) {}

    /// What will be asserted.
    record Composed(WithRecord from, Certificate certificate) {}

    /// What was asserted, signed and found to match the request.
    record Sealed(Composed from, SealCertificate.Seals seals) {}

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
                applicant.person(),
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
