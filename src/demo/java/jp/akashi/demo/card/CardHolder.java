package jp.akashi.demo.card;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// To whom a simulated card is given, as the card will write it: nothing is checked, so that broken cards can be made.
///
/// `number` has 12 digits, `birthDate` is YYYYMMDD, `sex` one digit (1 male, 2 female).
public record CardHolder(String number, String name, String address, String birthDate, char sex) {
    public static CardHolder of(String number, String name, String address, LocalDate birthDate, char sex) {
        return new CardHolder(number, name, address, birthDate.format(DateTimeFormatter.BASIC_ISO_DATE), sex);
    }

    @Override
    public String toString() {
        return "CardHolder[masked]";
    }
}
