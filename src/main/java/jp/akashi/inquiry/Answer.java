package jp.akashi.inquiry;

import java.time.Duration;
import java.util.List;

/// What a municipality answers. "Could not ask" is none of these: it is a failed `Uni`.
public sealed interface Answer {
    /// At least one dose.
    record Doses(List<TransferredDose> doses) implements Answer {
        public Doses {
            doses = List.copyOf(doses);
        }
    }

    /// No such person, another birth date, no dose, or a person under protective measures: alike to the asker.
    record None() implements Answer {}

    /// The question is not answered, now or later: asked of the wrong place, or its id belongs to another question.
    record Refused() implements Answer {}

    /// The asker has asked as often as it may for now.
    record TooMany(Duration pause) implements Answer {}
}
