package jp.akashi.issuance.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationStateTest {
    // Written out, not computed: this is the table that a reviewer checks.
    private static final Set<String> FORWARD = Set.of(
            "RECEIVED AUTHORISED",
            "AUTHORISED LOOKED_UP",
            "LOOKED_UP RENDERED",
            "RENDERED SHOWN",
            "SHOWN PAID",
            "PAID RELEASED",
            "RELEASED RELEASED",
            "RELEASED PRINTED",
            "PRINTED RELEASED",
            "PRINTED CLOSED");
    private static final List<String> LIVE =
            List.of("RECEIVED", "AUTHORISED", "LOOKED_UP", "RENDERED", "SHOWN", "PAID", "RELEASED", "PRINTED");
    private static final List<String> GIVEN_UP = List.of("CANCELLED", "EXPIRED", "REFUSED");

    static Stream<Arguments> allPairs() {
        return Arrays.stream(ApplicationState.values())
                .flatMap(from -> Arrays.stream(ApplicationState.values()).map(next -> Arguments.of(from, next)));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void onlyTheTransitionsOfTheTableAreLegal(ApplicationState from, ApplicationState next) {
        boolean givesUp = LIVE.contains(from.name()) && GIVEN_UP.contains(next.name());

        assertEquals(givesUp || FORWARD.contains(from + " " + next), from.mayBecome(next));
    }

    @Test
    void whatIsOverStaysOver() {
        for (ApplicationState state : ApplicationState.values()) {
            assertEquals(!LIVE.contains(state.name()), state.isOver(), state.name());
        }
    }

    @Test
    void theContentIsUnknownUntilItIsShown() {
        assertTrue(ApplicationState.RENDERED.isInPreparation());
        assertFalse(ApplicationState.SHOWN.isInPreparation());
    }

    @Test
    void aStateKnowsWhereItIsReachedFrom() {
        assertEquals(List.of(ApplicationState.SHOWN), ApplicationState.PAID.before());
        assertEquals(
                LIVE,
                ApplicationState.CANCELLED.before().stream().map(Enum::name).toList());
    }
}
