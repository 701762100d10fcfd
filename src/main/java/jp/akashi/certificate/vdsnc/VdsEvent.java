package jp.akashi.certificate.vdsnc;

import java.util.List;

/// One `ve`: a vaccine (ICD-11 code and brand) against a disease (ICD-11 code), and its doses.
///
/// Japan writes one event per dose; others write one per vaccine.
public record VdsEvent(String vaccine, String brand, String disease, List<VdsDose> doses) {
    public VdsEvent {
        doses = List.copyOf(doses);
    }
}
