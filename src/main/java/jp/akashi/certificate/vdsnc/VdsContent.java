package jp.akashi.certificate.vdsnc;

import java.util.List;

/// The meaning of a VDS-NC proof of vaccination, whoever issued it: state (3 letters), `uvci`, person and events.
public record VdsContent(String issuingState, String certificateId, VdsPerson person, List<VdsEvent> events) {
    public VdsContent {
        events = List.copyOf(events);
    }
}
