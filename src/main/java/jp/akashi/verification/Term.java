package jp.akashi.verification;

import java.time.Instant;

/// How long a certificate is valid: both ends included. Source: RFC 5280, section 4.1.2.5.
record Term(Instant from, Instant until) {
    boolean isAfter(Instant moment) {
        return moment.isBefore(from);
    }

    boolean isBefore(Instant moment) {
        return moment.isAfter(until);
    }
}
