package jp.akashi.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

/// Certificates that the tests of this room share: invented people of Ota City.
public final class Samples {
    public static final Instant ISSUED_AT = Instant.parse("2026-11-22T16:00:00Z"); // the 23rd in Japan
    public static final CertificateNumber NUMBER = new CertificateNumber("JPQE34KCHW1Q");

    private Samples() {}

    public static Certificate domestic() {
        return domestic("黒桐　幹也", threeDoses());
    }

    public static Certificate domestic(String name, List<Dose> doses) {
        return of(new Holder(new PersonName(name), LocalDate.of(1980, 2, 17), Optional.empty()), doses);
    }

    public static Certificate international() {
        return international("黒桐　幹也", new RomanName("KOKUTO", "MIKIYA"), threeDoses());
    }

    public static Certificate international(String name, RomanName roman, List<Dose> doses) {
        LocalDate born = LocalDate.of(1980, 2, 17);
        Passport passport =
                new Passport(roman, new PassportNumber("TZ1234567"), "JPN", "JPN", born, LocalDate.of(2030, 1, 31));
        return of(new Holder(new PersonName(name), born, Optional.of(passport)), doses);
    }

    public static Certificate of(Holder holder, List<Dose> doses) {
        CertificateUse use = holder.passport().isPresent() ? CertificateUse.INTERNATIONAL : CertificateUse.DOMESTIC;
        return new Certificate(NUMBER, use, Municipalities.find("131113").orElseThrow(), holder, doses, ISSUED_AT);
    }

    public static List<Dose> threeDoses() {
        return List.of(
                dose(1, "2021-07-01", VaccineProduct.PF, "FC3400"),
                dose(2, "2021-07-22", VaccineProduct.PF, "FD0889"),
                dose(4, "2022-10-20", VaccineProduct.MO_BA1, "2000123A"));
    }

    public static List<Dose> sevenDoses() {
        return List.of(
                dose(1, "2021-07-01", VaccineProduct.PF, "FC3400"),
                dose(2, "2021-07-22", VaccineProduct.PF, "FD0889"),
                dose(3, "2022-02-11", VaccineProduct.MO, "3005786"),
                dose(4, "2022-07-30", VaccineProduct.NV, "4302MF014"),
                dose(5, "2022-11-12", VaccineProduct.PF_BA45, "GJ7142"),
                dose(6, "2023-06-03", VaccineProduct.MO_BA45, "000148A"),
                dose(7, "2023-12-02", VaccineProduct.PF_BA1, "HE8821"));
    }

    public static Dose dose(int number, String on, VaccineProduct product, String lot) {
        return new Dose(number, LocalDate.parse(on), product, new LotNumber(lot));
    }
}
