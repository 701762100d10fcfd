package jp.akashi.load.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.akashi.vocabulary.VaccineProduct;

/// One dose as a municipality reports it.
public record Vaccination(int number, LocalDate on, VaccineProduct vaccine, String lot) {
    private static final LocalDate FIRST = LocalDate.of(2021, 5, 24);
    private static final LocalDate OMICRON = LocalDate.of(2022, 11, 1);
    private static final List<VaccineProduct> EARLY = List.of(VaccineProduct.PF, VaccineProduct.MO, VaccineProduct.AZ);
    private static final List<VaccineProduct> LATE = List.of(
            VaccineProduct.PF_BA1,
            VaccineProduct.PF_BA45,
            VaccineProduct.MO_BA1,
            VaccineProduct.MO_BA45,
            VaccineProduct.NV);

    /// As many doses as asked for, on rising days, each with a product that was in use by then.
    static List<Vaccination> series(Draw draw, int count) {
        List<Vaccination> doses = new ArrayList<>(count);
        LocalDate on = FIRST.plusDays(draw.below(60, "first dose"));
        for (int number = 1; number <= count; number++) {
            List<VaccineProduct> inUse = on.isBefore(OMICRON) ? EARLY : LATE;
            VaccineProduct vaccine = inUse.get(draw.below(inUse.size(), "vaccine " + number));
            doses.add(new Vaccination(number, on, vaccine, lot(draw, number)));
            on = on.plusDays(number == 1 ? 21 + draw.below(8, "second dose") : 150 + draw.below(90, "interval " + number));
        }
        return doses;
    }

    private static String lot(Draw draw, int number) {
        String drawn = Integer.toString(draw.below(36 * 36 * 36 * 36, "lot " + number), 36).toUpperCase(Locale.ROOT);
        return "L" + number + "0".repeat(4 - drawn.length()) + drawn;
    }
}
