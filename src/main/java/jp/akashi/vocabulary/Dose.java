package jp.akashi.vocabulary;

import java.time.LocalDate;

/// One vaccination as certified: which dose of the person's life it was (1 to 7), when, what and from which lot.
///
/// `vaccinatedOn` is a civil date in Japan.
public record Dose(int number, LocalDate vaccinatedOn, VaccineProduct product, LotNumber lot) {
    /// The highest dose number that certificates carry. Source: Digital Agency FAQ of 2023-09-20.
    public static final int HIGHEST_NUMBER = 7;

    /// The first day on which a dose can have been given; vaccination in Japan began three days later.
    public static final LocalDate EARLIEST = LocalDate.of(2021, 2, 14);

    public Dose {
        if (number < 1 || number > HIGHEST_NUMBER) {
            throw new IllegalArgumentException("a dose number is 1 to " + HIGHEST_NUMBER);
        }
    }
}
