package jp.akashi.channel.app;

import jp.akashi.vocabulary.Refusal;

/// Which HTTP status the app gets for each refusal. An unknown person and one without doses look alike.
final class AppRefusals {
    private AppRefusals() {}

    static int status(Refusal refusal) {
        return switch (refusal) {
            case CARD_REJECTED, CHALLENGE_REJECTED -> 401;
            case PERSON_PROTECTED -> 403;
            case RECORD_NOT_FOUND, APPLICATION_UNKNOWN -> 404;
            case NUMBER_MALFORMED, MUNICIPALITY_UNKNOWN, PASSPORT_UNREADABLE, PASSPORT_EXPIRED -> 400;
            case RECORD_PENDING,
                    RECORD_MISMATCH,
                    RECORD_INCONSISTENT,
                    RECORD_CHANGED,
                    PASSPORT_OF_ANOTHER,
                    PASSPORT_NOT_IN_HISTORY,
                    APPLICATION_STATE,
                    NAME_UNPRINTABLE -> 409;
            case IDEMPOTENCY_KEY_REUSED -> 422;
            case MUNICIPALITY_CLOSED, ISSUING_SUSPENDED -> 503;
        };
    }
}
