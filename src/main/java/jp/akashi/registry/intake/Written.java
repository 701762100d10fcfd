package jp.akashi.registry.intake;

import java.util.Comparator;
import java.util.List;
import jp.akashi.registry.PersonAt;

/// What came of a batch: the fate of its rows, the errors among them by line, and whose records changed.
record Written(Counts counts, List<RowError> errors, List<PersonAt> changed) {
    Written {
        errors =
                errors.stream().sorted(Comparator.comparingLong(RowError::line)).toList();
        changed = List.copyOf(changed);
    }
}
