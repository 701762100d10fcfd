package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.registry.intake.Fault;
import jp.akashi.vocabulary.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeSpeaksBothLanguages(String code) {
        Problem japanese = ProblemTexts.of(code, 400, Locale.JAPANESE, "id");
        Problem english = ProblemTexts.of(code, 400, Locale.ENGLISH, "id");

        assertFalse(japanese.title().isBlank());
        assertFalse(japanese.detail().isBlank());
        assertNotEquals(japanese.title(), english.title());
        assertNotEquals(japanese.detail(), english.detail());
    }

    @Test
    void bothBundlesHaveTheSameKeys() {
        assertEquals(
                ResourceBundle.getBundle("messages", Locale.JAPANESE).keySet(),
                ResourceBundle.getBundle("messages", Locale.ENGLISH).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfARowSpeaksBothLanguagesWithoutAComma(Fault fault) {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            String text = ProblemTexts.text("row." + fault.name(), language);

            assertFalse(text.isBlank() || text.contains(",") || text.contains("\""), text);
        }
    }

    @Test
    void whatIsClosedAsksForMorePatienceThanWhatIsBusy() {
        Problem closed = Problems.of(Refusal.MUNICIPALITY_CLOSED, 503, null, "id");
        Problem busy = Problems.of(ProblemKind.BUSY, new Exchange("id", "en"));

        assertEquals("300", Problems.retryAfter(closed));
        assertEquals("5", Problems.retryAfter(busy));
    }

    static Stream<String> codes() {
        return Stream.concat(
                Arrays.stream(Refusal.values()).map(Refusal::code),
                Arrays.stream(ProblemKind.values()).map(ProblemKind::code));
    }
}
