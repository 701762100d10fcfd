package jp.akashi.certificate.shc;

import java.util.List;
import java.util.Optional;

/// One entry of `Patient.name`: family name and given names, in one script. Prints masked.
///
/// `given` may be empty where the writing does not tell the parts apart. Source: FHIR R4, HumanName.
public record ShcName(Optional<String> use, String family, List<String> given) {
    public ShcName {
        given = List.copyOf(given);
    }

    @Override
    public String toString() {
        return "ShcName[masked]";
    }
}
