package jp.akashi.certificate.shc;

/// A fault met while reading, on its way to the reading's result. Carries no stack trace and no value of the card.
final class ShcFlaw extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ShcFault fault;
    private final String detail;

    ShcFlaw(ShcFault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
        this.detail = detail;
    }

    ShcFault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }
}
