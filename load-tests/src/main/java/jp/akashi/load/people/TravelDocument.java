package jp.akashi.load.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A Japanese passport, and the two lines of its machine-readable zone. Source: ICAO Doc 9303-4, 4.2.2.
public record TravelDocument(String number, String surname, String given) {
    private static final int LENGTH = 44;
    private static final String EXPIRES_ON = "350630";
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd");
    private static final int[] WEIGHTS = {7, 3, 1};

    public List<String> zone(LocalDate birthDate, char sex) {
        String upper = "P<JPN" + surname + "<<" + given;
        String birth = checked(SHORT_DATE.format(birthDate));
        String expiry = checked(EXPIRES_ON);
        String optional = "<".repeat(15);
        String lower = checked(number) + "JPN" + birth + (sex == '1' ? "M" : "F") + expiry + optional;
        return List.of(
                upper + "<".repeat(LENGTH - upper.length()),
                lower + checkDigit(checked(number) + birth + expiry + optional));
    }

    private static String checked(String field) {
        return field + checkDigit(field);
    }

    private static int checkDigit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            sum += (c == '<' ? 0 : Character.digit(c, 36)) * WEIGHTS[i % WEIGHTS.length];
        }
        return sum % 10;
    }
}
