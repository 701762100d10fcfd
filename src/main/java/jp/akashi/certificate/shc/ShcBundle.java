package jp.akashi.certificate.shc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.StrictJson;
import org.jspecify.annotations.Nullable;

/// Reads the FHIR bundle of a card: one patient as resource:0, then one or more immunizations that refer to it.
///
/// Source: FHIR R4 Bundle; SMART Health Cards 1.4: `resource:N` URLs, no ids, texts, displays or profiles.
final class ShcBundle {
    private static final int MOST_ENTRIES = 32;
    private final StrictJson json;
    private final List<ShcDose> doses = new ArrayList<>(4);
    private @Nullable ShcPatient patient;
    private @Nullable String bundleType;
    private @Nullable String resourceType;
    private int entries;

    ShcBundle(StrictJson json) {
        this.json = json;
    }

    void read() {
        resourceType = null;
        json.object(this::member);
        if (!"Bundle".equals(resourceType) || !"collection".equals(bundleType)) {
            throw flaw("not a Bundle of type collection");
        }
        if (patient == null || doses.isEmpty()) {
            throw flaw("not a patient and immunizations");
        }
    }

    List<ShcName> names() {
        return patient().names();
    }

    LocalDate birthDate() {
        return patient().birthDate();
    }

    List<ShcDose> doses() {
        return doses;
    }

    /// A member's name cut short, fit for a detail that may be logged.
    static String shortened(String member) {
        return member.length() <= 24 ? member : member.substring(0, 24) + "…";
    }

    private void member(String name) {
        switch (name) {
            case "resourceType" -> resourceType = json.text();
            case "type" -> bundleType = json.text();
            case "entry" -> json.array(this::entry);
            default -> throw flaw("the Bundle has another member: " + shortened(name));
        }
    }

    private void entry() {
        if (entries == MOST_ENTRIES) {
            throw flaw("too many entries");
        }
        int place = entries++;
        int before = doses.size() + (patient == null ? 0 : 1);
        boolean[] placed = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "fullUrl" -> placed[0] = isReferenceTo(json.text(), place);
                case "resource" -> resource();
                default -> throw flaw("an entry has another member: " + shortened(name));
            }
        });
        if (!placed[0] || doses.size() + (patient == null ? 0 : 1) == before) {
            throw flaw("an entry is not resource:" + place);
        }
    }

    /// The kind must be the first member, as every writer has it: the others are read by it.
    private void resource() {
        @Nullable String outer = resourceType;
        resourceType = null;
        ShcImmunization immunization = new ShcImmunization(json);
        ShcPatient person = new ShcPatient(json);
        json.object(name -> {
            if (resourceType == null) {
                resourceType = name.equals("resourceType") ? json.text() : "";
            } else {
                switch (resourceType) {
                    case "Patient" -> person.member(name);
                    case "Immunization" -> immunization.member(name);
                    default -> throw flaw("a resource other than Patient and Immunization");
                }
            }
        });
        keep(person, immunization);
        resourceType = outer;
    }

    private void keep(ShcPatient person, ShcImmunization immunization) {
        if ("Patient".equals(resourceType)) {
            if (patient != null || entries != 1) {
                throw flaw("resource:0, and it alone, is the patient");
            }
            patient = person.complete();
        } else {
            doses.add(immunization.dose());
        }
    }

    private ShcPatient patient() {
        return Optional.ofNullable(patient).orElseThrow(() -> flaw("no patient"));
    }

    private static boolean isReferenceTo(String reference, int place) {
        return reference.equals(place == 0 ? ShcImmunization.PATIENT : "resource:" + place);
    }

    private static ShcFlaw flaw(String detail) {
        return new ShcFlaw(ShcFault.BUNDLE, detail);
    }
}
