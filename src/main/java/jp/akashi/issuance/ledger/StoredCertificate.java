package jp.akashi.issuance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Holder;
import jp.akashi.certificate.JsonBytes;
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
            String expiresOn) {
        private void write(JsonBytes out) {
            out.ascii("{\"primary\":").text(primary);
            out.ascii(",\"secondary\":").text(secondary);
            out.ascii(",\"number\":").text(number);
            out.ascii(",\"issuingState\":").text(issuingState);
            out.ascii(",\"nationality\":").text(nationality);
            out.ascii(",\"birthDate\":").text(birthDate);
            out.ascii(",\"expiresOn\":").text(expiresOn).ascii("}");
        }
    }

    record StoredDose(int number, String vaccinatedOn, String product, String lot) {
        private void write(JsonBytes out) {
            out.ascii("{\"number\":").number(number);
            out.ascii(",\"vaccinatedOn\":").text(vaccinatedOn);
            out.ascii(",\"product\":").text(product);
            out.ascii(",\"lot\":").text(lot).ascii("}");
        }
    }

    /// `text` is left out where `jws` says the same; rows of older versions have both.
    record StoredBarcode(
            String format, @Nullable String jws, @Nullable String text) {
        private void write(JsonBytes out) {
            out.ascii("{\"format\":").text(format);
            if (jws != null) {
                out.ascii(",\"jws\":").text(jws);
            }
            if (text != null) {
                out.ascii(",\"text\":").text(text);
            }
            out.ascii("}");
        }
    }

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

    /// As a mapper writes it.
    byte[] json() {
        JsonBytes out = new JsonBytes(8192);
        out.ascii("{\"number\":").text(number);
        out.ascii(",\"use\":").text(use);
        out.ascii(",\"municipality\":").text(municipality);
        out.ascii(",\"name\":").text(name);
        out.ascii(",\"birthDate\":").text(birthDate);
        if (passport != null) {
            passport.write(out.ascii(",\"passport\":"));
        }
        writeAll(out.ascii(",\"doses\":"), doses, StoredDose::write);
        out.ascii(",\"issuedAt\":").number(issuedAt);
        writeAll(out.ascii(",\"barcodes\":"), barcodes, StoredBarcode::write);
        return out.ascii("}").toArray();
    }

    private static <T> void writeAll(JsonBytes out, List<T> items, BiConsumer<T, JsonBytes> writer) {
        out.ascii("[");
        for (int i = 0; i < items.size(); i++) {
            writer.accept(items.get(i), i == 0 ? out : out.ascii(","));
        }
        out.ascii("]");
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
