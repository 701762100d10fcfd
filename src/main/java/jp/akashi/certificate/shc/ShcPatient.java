package jp.akashi.certificate.shc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.StrictJson;
import org.jspecify.annotations.Nullable;

/// Reads a Patient: names and birth date, and nothing else. Source: FHIR R4, Patient and HumanName.
final class ShcPatient {
    private static final int MOST_NAMES = 4;
    private final StrictJson json;
    private final List<ShcName> names = new ArrayList<>(2);
    private List<String> given = List.of();
    private @Nullable String use;
    private @Nullable String family;
    private @Nullable LocalDate birthDate;

    ShcPatient(StrictJson json) {
        this.json = json;
    }

    void member(String name) {
        switch (name) {
            case "name" -> json.array(this::readName);
            case "birthDate" -> birthDate = json.date();
            default -> throw flaw("Patient has another member: " + ShcBundle.shortened(name));
        }
    }

    ShcPatient complete() {
        if (names.isEmpty() || birthDate == null) {
            throw flaw("Patient lacks name or birthDate");
        }
        return this;
    }

    List<ShcName> names() {
        return names;
    }

    LocalDate birthDate() {
        return Optional.ofNullable(birthDate).orElseThrow(() -> flaw("no birthDate"));
    }

    private void readName() {
        use = null;
        family = null;
        given = List.of();
        json.object(this::nameMember);
        if (family == null || names.size() == MOST_NAMES) {
            throw flaw("a name without family, or too many names");
        }
        names.add(new ShcName(Optional.ofNullable(use), family, given));
    }

    private void nameMember(String name) {
        switch (name) {
            case "use" -> use = json.text();
            case "family" -> family = json.text();
            case "given" -> readGiven();
            default -> throw flaw("name has another member: " + ShcBundle.shortened(name));
        }
    }

    private void readGiven() {
        given = new ArrayList<>(2);
        json.array(() -> given.add(json.text()));
        if (given.isEmpty()) {
            throw flaw("given is empty");
        }
    }

    private static ShcFlaw flaw(String detail) {
        return new ShcFlaw(ShcFault.PATIENT, detail);
    }
}
