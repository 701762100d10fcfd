package jp.akashi.platform.limits;

import java.util.Locale;
import java.util.Optional;

/// Whose requests are counted.
public enum Limit {
    SUBJECT,
    ADDRESS,
    TERMINAL,
    STORE;

    Optional<Rate> rate(LimitsConfig config) {
        return switch (this) {
            case SUBJECT -> config.subject();
            case ADDRESS -> config.address();
            case TERMINAL -> config.terminal();
            case STORE -> config.store();
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
