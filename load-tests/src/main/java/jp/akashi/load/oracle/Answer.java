package jp.akashi.load.oracle;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// An answer as it came over the wire, with the headers that are looked at.
record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String retryAfter,
        @Nullable String requestId,
        Buffer body) {
    boolean isCertificate() {
        return status == 201;
    }
}
