package jp.akashi.channel.municipality;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.ProblemKind;

/// "Not now" with the true time to come back.
final class Waits {
    private Waits() {}

    static Response tooMany(Duration wait, Exchange exchange) {
        return Response.fromResponse(Problems.response(Problems.of(ProblemKind.RATE, exchange)))
                .header(HttpHeaders.RETRY_AFTER, null)
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds() + 1))
                .build();
    }
}
