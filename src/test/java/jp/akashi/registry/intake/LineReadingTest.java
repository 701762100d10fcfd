package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.akashi.registry.intake.LineReading.Line;
import jp.akashi.registry.intake.LineReading.Misread;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineReadingTest {
    private static final Set<String> KINDS = Set.of("1", "2");
    private static final String GOOD = "131311130123456789";

    @Test
    void aLineSaysKindDoseNumberMunicipalityAndTicket() {
        assertEquals(
                new Line('1', 3, new MunicipalityCode("131113"), new TicketNumber("0123456789")),
                LineReading.of(GOOD, KINDS));
    }

    @ParameterizedTest
    @CsvSource({"'', LENGTH", "13131113012345678, LENGTH", "1313111301234567890, LENGTH", "１31311130123456789, LENGTH"})
    void whatIsNotEighteenDigitsIsRefused(String text, Misread misread) {
        assertEquals(misread, LineReading.of(text, KINDS));
    }

    static Stream<Arguments> otherDigits() {
        return IntStream.range(0, 18).boxed().flatMap(position -> IntStream.rangeClosed('0', '9')
                .filter(digit -> digit != GOOD.charAt(position))
                .mapToObj(digit -> Arguments.of(position, (char) digit)));
    }

    /// The first two digits have few values and the municipality a check digit; nothing guards the ticket number.
    @ParameterizedTest
    @MethodSource("otherDigits")
    void oneMisreadDigitIsFoundWhereSomethingGuardsIt(int position, char digit) {
        LineReading reading = LineReading.of(GOOD.substring(0, position) + digit + GOOD.substring(position + 1), KINDS);

        switch (position) {
            case 0 -> assertEquals(KINDS.contains(String.valueOf(digit)), reading instanceof Line);
            case 1 -> assertEquals(digit >= '1' && digit <= '7', reading instanceof Line);
            case 2, 3, 4, 5, 6, 7 -> assertEquals(Misread.MUNICIPALITY, reading);
            default -> assertInstanceOf(Line.class, reading);
        }
    }

    @ParameterizedTest
    @MethodSource("otherDigits")
    void aLetterInAnyPositionIsNoDigit(int position, char ignored) {
        assertEquals(
                Misread.LENGTH,
                LineReading.of(GOOD.substring(0, position) + "O" + GOOD.substring(position + 1), KINDS));
    }

    @Test
    void aLinePrintsMasked() {
        assertFalse(LineReading.of(GOOD, KINDS).toString().contains("0123456789"));
    }
}
