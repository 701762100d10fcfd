package jp.akashi.registry;

import jp.akashi.vocabulary.Dose;

/// A dose as the area holds it now; `id` names this very version of it.
public record RecordedDose(long id, Dose dose) {}
