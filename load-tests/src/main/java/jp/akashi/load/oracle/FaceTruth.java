package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.Map;
import jp.akashi.load.people.Person;
import jp.akashi.load.people.TravelDocument;
import jp.akashi.load.people.Vaccination;
import jp.akashi.vocabulary.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// The lines that people read, from the person alone and in words of its own: nothing here asks the gateway's composer.
///
/// Source: the contract of `/app/v1`, order and labels of the certificate's face.
final class FaceTruth {
    private static final Map<String, String[]> MUNICIPALITIES =
            Map.of("131113", names("大田区", "Ota City"), "131105", names("目黒区", "Meguro City"));

    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();

    private FaceTruth() {}

    private static String[] names(String... names) {
        return names;
    }

    static ArrayNode of(Person person, boolean isAbroad, String number, LocalDate issuedOn) {
        FaceTruth face = new FaceTruth();
        face.holder(person, isAbroad);
        person.doses().forEach(face::dose);
        String[] names = MUNICIPALITIES.get(person.municipality());
        face.date("ISSUED_ON", "証明書発行日", "Issue Date", issuedOn);
        face.item("CERTIFICATE_ID", "証明書ID", "Certificate Identifier", number, number);
        face.item(
                "ISSUER",
                "証明書発行者",
                "Issuing Authority",
                "東京都" + names[0] + "長 日本国厚生労働大臣",
                "Mayor of " + names[1] + ", Tokyo; Minister of Health, Labour and Welfare, Government of Japan");
        return face.items;
    }

    private void holder(Person person, boolean isAbroad) {
        String title = "新型コロナウイルス感染症 予防接種証明書";
        String titleEn = "Vaccination Certificate of COVID-19";
        item(
                "TITLE",
                title,
                titleEn,
                title + (isAbroad ? "（海外用及び日本国内用）" : "（日本国内用）"),
                titleEn + (isAbroad ? " (International travel & domestic use in Japan)" : " (Domestic use in Japan)"));
        TravelDocument passport = person.passport();
        item("NAME", "氏名", "Name", person.name(), isAbroad ? passport.surname() + " " + passport.given() : null);
        date("BIRTH_DATE", "生年月日", "Date of Birth", person.birthDate());
        if (isAbroad) {
            item("NATIONALITY", "国籍・地域", "Nationality / Region", "JPN 日本", "JPN Japan");
            item("PASSPORT_NUMBER", "旅券番号", "Passport Number", passport.number(), passport.number());
        }
    }

    private void dose(Vaccination dose) {
        String prefix = "DOSE_" + dose.number();
        VaccineProduct product = dose.vaccine();
        item(prefix + "_NUMBER", "接種回数", "Dose", dose.number() + "回目", "" + dose.number());
        date(prefix + "_DATE", "接種年月日", "Vaccination Date", dose.on());
        var type = product.type();
        item(prefix + "_VACCINE_TYPE", "ワクチンの種類", "Vaccine Type", type.nameJa(), type.nameEn());
        var maker = product.maker();
        item(prefix + "_MANUFACTURER", "メーカー", "Manufacturer", maker.nameJa(), maker.nameEn());
        item(prefix + "_PRODUCT", "製品名", "Product Name", product.nameJa(), product.nameEn());
        item(prefix + "_LOT", "製造番号", "Lot Number", dose.lot(), dose.lot());
        item(prefix + "_COUNTRY", "接種国", "Country of Vaccination", "日本", "Japan");
    }

    private void date(String name, String labelJa, String labelEn, LocalDate day) {
        String ja = day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        item(name, labelJa, labelEn, ja, day.toString());
    }

    private void item(String name, String labelJa, String labelEn, String ja, @Nullable String en) {
        var item = items.addObject().put("item", name).put("labelJa", labelJa).put("labelEn", labelEn).put("ja", ja);
        if (en != null) {
            item.put("en", en);
        }
    }
}
