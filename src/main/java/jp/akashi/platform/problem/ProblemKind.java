package jp.akashi.platform.problem;

import java.util.Arrays;
import java.util.Optional;

/// What goes wrong with any request, whatever it asks for: code and HTTP status.
public enum ProblemKind {
    REQUEST("E-REQUEST", 400),
    FIELD("E-FIELD", 400),
    UNAUTHENTICATED("E-UNAUTHENTICATED", 401),
    FORBIDDEN("E-FORBIDDEN", 403),
    NOT_FOUND("E-NOT-FOUND", 404),
    METHOD("E-METHOD", 405),
    NOT_ACCEPTABLE("E-NOT-ACCEPTABLE", 406),
    CONFLICT("E-CONFLICT", 409),
    TOO_LARGE("E-TOO-LARGE", 413),
    MEDIA_TYPE("E-MEDIA-TYPE", 415),
    CONTENT("E-CONTENT", 422),
    RATE("E-RATE", 429),
    INTERNAL("E-INTERNAL", 500),
    BUSY("E-BUSY", 503);

    private final String code;
    private final int status;

    ProblemKind(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /// The kind that stands for an HTTP status; empty for a status that no kind has.
    public static Optional<ProblemKind> ofStatus(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
