package jp.akashi.certificate.shc;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.certificate.StrictJson;
import org.jspecify.annotations.Nullable;

/// Reads an Immunization: completed, one CVX coding, the patient, a full date; lot and performer where given.
///
/// Source: FHIR R4, Immunization; SMART Health Cards Vaccination profile (allowable data).
final class ShcImmunization {
    static final String PATIENT = "resource:0";
    private final StrictJson json;
    private boolean completed;
    private boolean ofPatient;
    private int codings;
    private @Nullable String system;
    private @Nullable String code;
    private @Nullable LocalDate occurredOn;
    private @Nullable String lot;
    private @Nullable String performer;

    ShcImmunization(StrictJson json) {
        this.json = json;
    }

    void member(String name) {
        switch (name) {
            case "status" -> completed = json.text().equals("completed");
            case "vaccineCode" -> json.object(this::vaccineCode);
            case "patient" -> json.object(this::patient);
            case "occurrenceDateTime" -> occurredOn = json.date();
            case "lotNumber" -> lot = json.text();
            case "performer" -> json.array(() -> json.object(this::performer));
            default -> throw flaw("Immunization has another member: " + ShcBundle.shortened(name));
        }
    }

    ShcDose dose() {
        if (!completed || !ofPatient) {
            throw flaw("Immunization is not completed, or not of resource:0");
        }
        if (codings != 1 || code == null || !ShcTemplate.CVX_SYSTEM.equals(system)) {
            throw flaw("vaccineCode is not one CVX coding");
        }
        if (occurredOn == null) {
            throw flaw("occurrenceDateTime is missing");
        }
        return new ShcDose(code, occurredOn, Optional.ofNullable(lot), Optional.ofNullable(performer));
    }

    private void vaccineCode(String name) {
        if (!name.equals("coding")) {
            throw flaw("vaccineCode has another member: " + ShcBundle.shortened(name));
        }
        json.array(() -> {
            codings++;
            json.object(this::coding);
        });
    }

    private void coding(String name) {
        switch (name) {
            case "system" -> system = json.text();
            case "code" -> code = json.text();
            default -> throw flaw("coding has another member: " + ShcBundle.shortened(name));
        }
    }

    private void patient(String name) {
        ofPatient = name.equals("reference") && json.text().equals(PATIENT);
        if (!ofPatient) {
            throw flaw("patient is not the reference resource:0");
        }
    }

    private void performer(String name) {
        if (!name.equals("actor") || performer != null) {
            throw flaw("performer is not one actor");
        }
        json.object(this::actor);
    }

    private void actor(String name) {
        if (!name.equals("display")) {
            throw flaw("actor has another member: " + ShcBundle.shortened(name));
        }
        performer = json.text();
    }

    private static ShcFlaw flaw(String detail) {
        return new ShcFlaw(ShcFault.IMMUNIZATION, detail);
    }
}
