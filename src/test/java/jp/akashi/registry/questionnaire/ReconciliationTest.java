package jp.akashi.registry.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import jp.akashi.registry.questionnaire.Reconciliation.Gap;
import jp.akashi.vocabulary.MunicipalityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {
    private static final MunicipalityCode OTA = new MunicipalityCode("131113");

    @ParameterizedTest
    @CsvSource({
        "20, 20, 20, 20, ''",
        "20, 19, 19, 19, SENT_RECEIVED",
        "20, 21, 20, 20, SENT_RECEIVED RECEIVED_KEYED",
        "20, 20, 19, 19, RECEIVED_KEYED",
        "20, 20, 20, 18, KEYED_REGISTERED"
    })
    void aDifferenceIsNamedByTheStepsBetweenWhichItLies(
            int sent, int received, int keyed, int registered, String gaps) {
        List<Gap> expected = gaps.isEmpty()
                ? List.of()
                : List.of(gaps.split(" ")).stream().map(Gap::valueOf).toList();

        assertEquals(expected, new Reconciliation(OTA, sent, Optional.of(received), keyed, registered).gaps());
    }

    @Test
    void whatNobodyCountedYetIsMissing() {
        assertEquals(List.of(Gap.SENT_RECEIVED), new Reconciliation(OTA, 20, Optional.empty(), 0, 0).gaps());
    }
}
