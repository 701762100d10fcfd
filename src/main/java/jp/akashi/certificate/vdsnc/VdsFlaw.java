package jp.akashi.certificate.vdsnc;

/// A fault met while reading, on its way to the reading's result. Carries no stack trace and no value of the seal.
final class VdsFlaw extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final VdsFault fault;
    private final String detail;

    VdsFlaw(VdsFault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
        this.detail = detail;
    }

    VdsFault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }
}
