package jp.akashi.vocabulary;

import static jp.akashi.vocabulary.Maker.ASTRAZENECA;
import static jp.akashi.vocabulary.Maker.JANSSEN;
import static jp.akashi.vocabulary.Maker.MODERNA;
import static jp.akashi.vocabulary.Maker.NOVAVAX;
import static jp.akashi.vocabulary.Maker.PFIZER;
import static jp.akashi.vocabulary.VaccineType.MRNA;
import static jp.akashi.vocabulary.VaccineType.PROTEIN_SUBUNIT;
import static jp.akashi.vocabulary.VaccineType.VIRAL_VECTOR;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A vaccine product that certificates may name, with its CVX code, its first day of use in Japan and its ages.
///
/// Source: Digital Agency FAQ Q6-3 (products), CDC CVX list (codes), special approvals of MHLW (days and ages).
public enum VaccineProduct {
    PF(PFIZER, "コミナティ", "Comirnaty", "208", MRNA, "2021-02-14", 5, 150),
    PF_BA1(PFIZER, "コミナティ(BA.1)", "Comirnaty (Original/Omicron BA.1)", "520", MRNA, "2022-09-12", 5, 150),
    PF_BA45(PFIZER, "コミナティ(BA.4-5)", "Comirnaty (Original/Omicron BA.4-5)", "300", MRNA, "2022-10-05", 5, 150),
    PF_5_11(PFIZER, "コミナティ(5から11歳用)", "Comirnaty (5-11 years)", "218", MRNA, "2022-01-21", 5, 12),
    PF_6M_4(PFIZER, "コミナティ(6ヵ月から4歳用)", "Comirnaty (6 months-4 years)", "219", MRNA, "2022-10-05", 0, 5),
    MO(MODERNA, "スパイクバックス", "Spikevax", "207", MRNA, "2021-05-21", 5, 150),
    MO_BA1(MODERNA, "スパイクバックス(BA.1)", "Spikevax (Original/Omicron BA.1)", "519", MRNA, "2022-09-12", 5, 150),
    MO_BA45(MODERNA, "スパイクバックス(BA.4-5)", "Spikevax (Original/Omicron BA.4-5)", "229", MRNA, "2022-11-01", 5, 150),
    AZ(ASTRAZENECA, "バキスゼブリア", "Vaxzevria", "210", VIRAL_VECTOR, "2021-05-21", 12, 150),
    NV(NOVAVAX, "ヌバキソビッド", "Nuvaxovid", "211", PROTEIN_SUBUNIT, "2022-04-19", 5, 150),
    JA(JANSSEN, "ジェコビデン", "Jcovden", "212", VIRAL_VECTOR, "2022-06-20", 12, 150);

    private static final Map<String, VaccineProduct> BY_WRITTEN_FORM = writtenForms();

    private final Maker maker;
    private final String nameJa;
    private final String nameEn;
    private final String cvx;
    private final VaccineType type;
    private final LocalDate firstUsedOn;
    private final int youngest;
    private final int oldest;

    VaccineProduct(
            Maker maker,
            String nameJa,
            String nameEn,
            String cvx,
            VaccineType type,
            String firstUsedOn,
            int youngest,
            int oldest) {
        this.maker = maker;
        this.nameJa = nameJa;
        this.nameEn = nameEn;
        this.cvx = cvx;
        this.type = type;
        this.firstUsedOn = LocalDate.parse(firstUsedOn);
        this.youngest = youngest;
        this.oldest = oldest;
    }

    /// Parses the key (PF-BA45) or maker and product name (ファイザー コミナティ(BA.4-5)); empty when neither fits.
    ///
    /// Widths, blanks and the sign between maker and product (・ or /) make no difference.
    public static Optional<VaccineProduct> parse(String text) {
        return text.length() > 60 ? Optional.empty() : Optional.ofNullable(BY_WRITTEN_FORM.get(folded(text)));
    }

    /// The product that a CVX code stands for; empty for a code that Japan did not use.
    public static Optional<VaccineProduct> ofCvx(String code) {
        return Arrays.stream(values())
                .filter(product -> product.cvx.equals(code))
                .findFirst();
    }

    /// The key that feeds and records use, such as PF-BA45.
    public String key() {
        return name().replace('_', '-');
    }

    public Maker maker() {
        return maker;
    }

    public String nameJa() {
        return nameJa;
    }

    public String nameEn() {
        return nameEn;
    }

    /// The product's name in VDS-NC: the brand in capitals, as Japan wrote it.
    public String brand() {
        int bracket = nameEn.indexOf(" (");
        return (bracket < 0 ? nameEn : nameEn.substring(0, bracket)).toUpperCase(Locale.ROOT);
    }

    public String cvx() {
        return cvx;
    }

    public VaccineType type() {
        return type;
    }

    /// Whether the product was in use in Japan by that day.
    public boolean wasInUse(LocalDate on) {
        return !on.isBefore(firstUsedOn);
    }

    /// Whether the product could be given on that day to a person born on the other.
    ///
    /// The upper age leaves room for a series begun before the birthday that ends the age group.
    public boolean couldBeGiven(LocalDate on, LocalDate birthDate) {
        return wasInUse(on)
                && !on.isBefore(birthDate.plusYears(youngest))
                && on.isBefore(birthDate.plusYears(oldest + 1L));
    }

    private static Map<String, VaccineProduct> writtenForms() {
        Map<String, VaccineProduct> forms = new HashMap<>();
        for (VaccineProduct product : values()) {
            forms.put(folded(product.key()), product);
            makerNames(product.maker).forEach(maker -> {
                forms.put(folded(maker + product.nameJa), product);
                forms.put(folded(maker + product.nameEn), product);
            });
        }
        return Map.copyOf(forms);
    }

    private static Stream<String> makerNames(Maker maker) {
        return Stream.concat(Stream.of(maker.nameJa(), maker.nameEn()), maker.olderNames().stream())
                .flatMap(name -> Stream.of(name, name + "社"));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && "・/:".indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replace('–', '-');
    }
}
