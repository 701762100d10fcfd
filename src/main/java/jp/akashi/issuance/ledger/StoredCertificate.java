package jp.akashi.issuance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Holder;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// The ledger's own layout of a certificate, plain text only: it outlives changes of the types it is made from.
record StoredCertificate(
        String number,
        String use,
        String municipality,
        String name,
        String birthDate,
        @Nullable StoredPassport passport,
        List<StoredDose> doses,
        long issuedAt,
        List<StoredBarcode> barcodes) {

    record StoredPassport(
            String primary,
            String secondary,
            String number,
            String issuingState,
            String nationality,
            String birthDate,
            String expiresOn) {}

    record StoredDose(int number, String vaccinatedOn, String product, String lot) {}

    /// `text` is left out where `jws` says the same; rows of older versions have both.
    record StoredBarcode(
            String format, @Nullable String jws, @Nullable String text) {}

    static StoredCertificate of(IssuedCertificate issued) {
        Certificate certificate = issued.certificate();
        return new StoredCertificate(
                certificate.number().written(),
                certificate.use().name(),
                certificate.municipality().code().digits(),
                certificate.holder().name().written(),
                certificate.holder().birthDate().toString(),
                certificate.holder().passport().map(StoredCertificate::stored).orElse(null),
                certificate.doses().stream().map(StoredCertificate::stored).toList(),
                certificate.issuedAt().getEpochSecond(),
                issued.barcodes().stream().map(StoredCertificate::stored).toList());
    }

    IssuedCertificate issued() {
        Certificate certificate = new Certificate(
                new CertificateNumber(number),
                CertificateUse.valueOf(use),
                Municipalities.find(municipality).orElseThrow(),
                new Holder(
                        new PersonName(name),
                        LocalDate.parse(birthDate),
                        Optional.ofNullable(passport).map(StoredCertificate::passport)),
                doses.stream().map(StoredCertificate::dose).toList(),
                Instant.ofEpochSecond(issuedAt));
        return new IssuedCertificate(
                certificate, barcodes.stream().map(StoredCertificate::barcode).toList());
    }

    private static StoredPassport stored(Passport passport) {
        return new StoredPassport(
                passport.name().primary(),
                passport.name().secondary(),
                passport.number().written(),
                passport.issuingState(),
                passport.nationality(),
                passport.birthDate().toString(),
                passport.expiresOn().toString());
    }

    private static Passport passport(StoredPassport stored) {
        return new Passport(
                new RomanName(stored.primary(), stored.secondary()),
                new PassportNumber(stored.number()),
                stored.issuingState(),
                stored.nationality(),
                LocalDate.parse(stored.birthDate()),
                LocalDate.parse(stored.expiresOn()));
    }

    private static StoredDose stored(Dose dose) {
        return new StoredDose(
                dose.number(),
                dose.vaccinatedOn().toString(),
                dose.product().name(),
                dose.lot().written());
    }

    private static Dose dose(StoredDose stored) {
        return new Dose(
                stored.number(),
                LocalDate.parse(stored.vaccinatedOn()),
                VaccineProduct.valueOf(stored.product()),
                new LotNumber(stored.lot()));
    }

    private static StoredBarcode stored(Barcode barcode) {
        return barcode.jws()
                .map(jws -> new StoredBarcode(barcode.format().name(), jws, null))
                .orElseGet(() -> new StoredBarcode(barcode.format().name(), null, barcode.text()));
    }

    private static Barcode barcode(StoredBarcode stored) {
        return new Barcode(
                Format.valueOf(stored.format()),
                Optional.ofNullable(stored.jws()),
                stored.text() != null ? stored.text() : SmartHealthCard.text(Objects.requireNonNull(stored.jws())));
    }
}
