package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;

/// The only answers beside a certificate that people of ours may get: "busy" and "too often", each with an honest time.
///
/// Anything else, "no record" above all, is a mismatch. An answer that is word for word the last one, but for its own
/// request id, is as right as that was. Source: RFC 9457; RFC 9110, 10.2.3.
final class TurnedAway {
    private static final Map<Integer, String> CODES = Map.of(503, "E-BUSY", 429, "E-RATE");
    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d?");

    private String believed = "";

    void check(Errand errand, Answer answer) {
        String head = answer.status() + " " + answer.contentType() + " ";
        String body = answer.body().toString();
        if (answer.retryAfter() == null || !SECONDS.matcher(answer.retryAfter()).matches()) {
            throw new MismatchException("Retry-After", "1 to 99 seconds", String.valueOf(answer.retryAfter()));
        }
        String anybodys = head + body.replace(String.valueOf(answer.requestId()), "request id");
        if (!anybodys.equals(believed)) {
            checkAll(errand, answer, body);
            believed = anybodys;
        }
    }

    private static void checkAll(Errand errand, Answer answer, String body) {
        String code = CODES.get(answer.status());
        if (code == null) {
            throw new MismatchException(
                    "status for " + errand.person(), "201, 503 or 429", answer.status() + " " + body);
        }
        Comparison.same("content type", "application/problem+json", Oracle.base(answer.contentType()));
        ObjectNode problem = Strict.object("problem", body);
        Comparison.same("problem.code", code, Strict.text(problem, "code"));
        Comparison.same("problem.type", "https://akashi.jp/problems/" + code, Strict.text(problem, "type"));
        Comparison.same("problem.status", answer.status(), problem.path("status").asInt());
        Comparison.same("problem.requestId", answer.requestId(), Strict.text(problem, "requestId"));
        boolean isWordless = Strict.text(problem, "title").isBlank() || Strict.text(problem, "detail").isBlank();
        if (isWordless || problem.size() != 6) {
            throw new MismatchException("problem", "six members with words in them", problem);
        }
    }
}
