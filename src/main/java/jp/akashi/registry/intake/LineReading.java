package jp.akashi.registry.intake;

import java.util.Set;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;

/// What came of reading a ticket's 18 digits: kind (券種), dose number (回数), municipality code, ticket number.
///
/// Source: MHLW guide on vaccination, version 13.1, p. 130. The ticket number has no check digit: nothing guards it.
public sealed interface LineReading {
    /// What the line says. Prints masked.
    record Line(char kind, int doseNumber, MunicipalityCode area, TicketNumber ticket) implements LineReading {
        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    /// Why a line cannot be right.
    enum Misread implements LineReading {
        LENGTH,
        KIND,
        DOSE_NUMBER,
        MUNICIPALITY;

        /// The problem's code, such as E-LINE-LENGTH.
        public String code() {
            return "E-LINE-" + name().replace('_', '-');
        }
    }

    /// Reads a line; `kinds` are the kinds of ticket that stand for a dose, each one digit.
    static LineReading of(String text, Set<String> kinds) {
        if (text.length() != 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Misread.LENGTH;
        }
        if (!kinds.contains(text.substring(0, 1))) {
            return Misread.KIND;
        }
        int number = text.charAt(1) - '0';
        if (number < 1 || number > Dose.HIGHEST_NUMBER) {
            return Misread.DOSE_NUMBER;
        }
        return Municipalities.find(text.substring(2, 8))
                .<LineReading>map(
                        place -> new Line(text.charAt(0), number, place.code(), new TicketNumber(text.substring(8))))
                .orElse(Misread.MUNICIPALITY);
    }
}
