package jp.akashi.registry.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.MunicipalityCode;

/// How many questionnaires of one batch reached each step, for the tickets of one municipality (`home`).
///
/// `received` is empty until the contractor counted; `keyed` are the doses found in them, `registered` those recorded.
public record Reconciliation(MunicipalityCode home, int sent, Optional<Integer> received, int keyed, int registered) {
    /// Between which steps something is missing, or more came out than went in.
    public enum Gap {
        SENT_RECEIVED,
        RECEIVED_KEYED,
        KEYED_REGISTERED
    }

    /// Where the counts differ; nothing when sent = received = keyed = registered.
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        int arrived = received.orElse(0);
        if (sent != arrived) {
            gaps.add(Gap.SENT_RECEIVED);
        }
        if (arrived != keyed) {
            gaps.add(Gap.RECEIVED_KEYED);
        }
        if (keyed != registered) {
            gaps.add(Gap.KEYED_REGISTERED);
        }
        return gaps;
    }
}
