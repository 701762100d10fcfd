package jp.akashi.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Passport;

/// What a person reads on a certificate, in the order it is printed: title, holder, doses by number, issue.
///
/// The Roman name, nationality and passport number appear on certificates for use abroad only.
public record Face(List<FaceItem> items) {
    private static final String TITLE_JA = "新型コロナウイルス感染症 予防接種証明書";
    private static final String TITLE_EN = "Vaccination Certificate of COVID-19";

    public Face {
        items = List.copyOf(items);
    }

    public static Face of(Certificate certificate) {
        List<FaceItem> items = new ArrayList<>(8 + 7 * certificate.doses().size());
        items.add(title(certificate.use()));
        addHolder(items, certificate.holder());
        for (Dose dose : certificate.doses()) {
            addDose(items, dose);
        }
        addIssue(items, certificate);
        return new Face(items);
    }

    private static FaceItem title(CertificateUse use) {
        return item(
                "TITLE",
                TITLE_JA,
                TITLE_EN,
                TITLE_JA + "（" + use.titleJa() + "）",
                TITLE_EN + " (" + use.titleEn() + ")");
    }

    private static void addHolder(List<FaceItem> items, Holder holder) {
        Optional<String> roman =
                holder.passport().map(passport -> passport.name().written());
        items.add(new FaceItem("NAME", "氏名", "Name", Optional.of(holder.name().written()), roman));
        items.add(date("BIRTH_DATE", "生年月日", "Date of Birth", holder.birthDate()));
        holder.passport().ifPresent(passport -> addPassport(items, passport));
    }

    private static void addPassport(List<FaceItem> items, Passport passport) {
        String code = passport.nationality();
        items.add(
                item("NATIONALITY", "国籍・地域", "Nationality / Region", States.inJapanese(code), States.inEnglish(code)));
        items.add(same(
                "PASSPORT_NUMBER", "旅券番号", "Passport Number", passport.number().written()));
    }

    private static void addDose(List<FaceItem> items, Dose dose) {
        String prefix = "DOSE_" + dose.number();
        var product = dose.product();
        var type = product.type();
        var maker = product.maker();
        items.add(item(prefix + "_NUMBER", "接種回数", "Dose", dose.number() + "回目", Integer.toString(dose.number())));
        items.add(date(prefix + "_DATE", "接種年月日", "Vaccination Date", dose.vaccinatedOn()));
        items.add(item(prefix + "_VACCINE_TYPE", "ワクチンの種類", "Vaccine Type", type.nameJa(), type.nameEn()));
        items.add(item(prefix + "_MANUFACTURER", "メーカー", "Manufacturer", maker.nameJa(), maker.nameEn()));
        items.add(item(prefix + "_PRODUCT", "製品名", "Product Name", product.nameJa(), product.nameEn()));
        items.add(same(prefix + "_LOT", "製造番号", "Lot Number", dose.lot().written()));
        items.add(item(prefix + "_COUNTRY", "接種国", "Country of Vaccination", "日本", "Japan"));
    }

    private static void addIssue(List<FaceItem> items, Certificate certificate) {
        var municipality = certificate.municipality();
        items.add(date("ISSUED_ON", "証明書発行日", "Issue Date", certificate.issuedOn()));
        items.add(same(
                "CERTIFICATE_ID",
                "証明書ID",
                "Certificate Identifier",
                certificate.number().written()));
        items.add(item("ISSUER", "証明書発行者", "Issuing Authority", municipality.issuer(), municipality.issuerEn()));
    }

    private static FaceItem date(String name, String labelJa, String labelEn, LocalDate date) {
        String ja = date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
        return item(name, labelJa, labelEn, ja, date.toString());
    }

    private static FaceItem same(String name, String labelJa, String labelEn, String value) {
        return item(name, labelJa, labelEn, value, value);
    }

    private static FaceItem item(String name, String labelJa, String labelEn, String ja, String en) {
        return new FaceItem(name, labelJa, labelEn, Optional.of(ja), Optional.of(en));
    }
}
