package jp.akashi.operations.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import jp.akashi.vocabulary.Purpose;

/// How many years an audit entry is kept, by its purpose: what was done with people's records, and what was done to the
/// installation.
record AuditYears(int records, int operations) {
    /// Whatever is set, and whoever signs it, nothing younger goes.
    static final int FEWEST = 1;

    AuditYears {
        if (records < FEWEST || operations < FEWEST) {
            throw new IllegalStateException("akashi.audit.keep-…: at least " + FEWEST + " year");
        }
    }

    /// The moment before which entries of that purpose are past their time.
    Instant before(Purpose purpose, Instant now) {
        return yearsBefore(now, of(purpose));
    }

    int of(Purpose purpose) {
        return switch (purpose) {
            case VACC_CERT_APP,
                    VACC_CERT_KIOSK,
                    VACC_CERT_COUNTER,
                    RECORD_IMPORT,
                    TRANSFER_LOOKUP,
                    VOUCHER_ISSUE,
                    CERT_WITHDRAWAL,
                    RECORD_CORRECTION,
                    RECORD_EXTRACTION -> records;
            case LATCH, KEY_CEREMONY, KEY_ROTATION, OPERATION, AUDIT_REVIEW, AUDIT_PURGE -> operations;
        };
    }

    static Instant yearsBefore(Instant moment, int years) {
        return moment.atOffset(ZoneOffset.UTC).minusYears(years).toInstant();
    }
}
