package jp.akashi.issuance;

import jp.akashi.vocabulary.Purpose;

/// Through which door a request came in, and the purpose that this door may use records for.
public enum Channel {
    APP(Purpose.VACC_CERT_APP),
    KIOSK(Purpose.VACC_CERT_KIOSK),
    COUNTER(Purpose.VACC_CERT_COUNTER);

    private final Purpose purpose;

    Channel(Purpose purpose) {
        this.purpose = purpose;
    }

    public Purpose purpose() {
        return purpose;
    }
}
