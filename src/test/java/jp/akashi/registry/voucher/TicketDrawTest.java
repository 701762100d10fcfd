package jp.akashi.registry.voucher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicketDrawTest {
    @Test
    void numbersHaveTenDigitsAndAreDifferent() {
        String[] drawn = new TicketDraw().draw(1_000);

        assertEquals(1_000, Set.of(drawn).size());
        assertEquals(
                1_000, Stream.of(drawn).filter(one -> one.matches("\\d{10}")).count());
    }

    @Property
    void aDigitMisreadIsNobodysNumber(
            @ForAll @IntRange(max = 9) int position, @ForAll @IntRange(min = 1, max = 9) int off) {
        String number = new TicketDraw().draw(1)[0];
        char misread = (char) ('0' + (number.charAt(position) - '0' + off) % 10);

        assertNotEquals(
                0, TicketDraw.checkDigit(number.substring(0, position) + misread + number.substring(position + 1)));
        assertEquals(0, TicketDraw.checkDigit(number));
    }

    @Property
    void neighboursExchangedAreNobodysNumber(@ForAll @IntRange(max = 8) int position) {
        String number = new TicketDraw().draw(1)[0];
        char one = number.charAt(position);
        char next = number.charAt(position + 1);
        String exchanged = number.substring(0, position) + next + one + number.substring(position + 2);

        assertEquals(one == next, TicketDraw.checkDigit(exchanged) == 0);
    }

    @Test
    void theCheckDigitIsDamms() {
        assertEquals(4, TicketDraw.checkDigit("572"));
    }
}
