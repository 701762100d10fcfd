package jp.akashi.registry.quality;

import java.util.List;
import java.util.stream.Collectors;
import jp.akashi.registry.RecordedDose;

/// What looks wrong, and in which doses.
record Suspicion(ErrorKind kind, List<RecordedDose> doses) {
    Suspicion {
        doses = List.copyOf(doses);
    }

    /// Names the very versions that look wrong: once one of them is replaced it is another suspicion.
    String fingerprint() {
        return doses.stream().map(dose -> Long.toString(dose.id())).collect(Collectors.joining(","));
    }

    String numbers() {
        return doses.stream()
                .map(dose -> Integer.toString(dose.dose().number()))
                .collect(Collectors.joining(","));
    }
}
