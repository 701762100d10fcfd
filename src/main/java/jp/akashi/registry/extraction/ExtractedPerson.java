package jp.akashi.registry.extraction;

import java.util.List;
import java.util.Optional;

/// One line of an extraction: the municipality's own id (none while nobody has the ticket) and up to seven doses.
public record ExtractedPerson(Optional<String> person, List<ExtractedDose> doses) {
    public ExtractedPerson {
        doses = List.copyOf(doses);
    }
}
