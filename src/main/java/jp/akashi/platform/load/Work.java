package jp.akashi.platform.load;

import java.util.Locale;

/// What a request asks of this house, as far as it matters when there is more to do than can be done.
public enum Work {
    /// A certificate, an application, a dose, a reading: turned away first.
    NEW,
    /// A step of an application that its holder may have paid for: has places of its own.
    PAID,
    /// A feed's file: many rows, few at a time.
    FILE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
