package jp.akashi.channel.feed;

import jakarta.ws.rs.core.Response;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;

/// Why a file is refused whole.
final class FeedProblems {
    private static final String WRONG_HEADER = "E-HEADER";
    private static final String OTHER_FILE = "E-CHECKSUM";

    private FeedProblems() {}

    static Response wrongHeader(WrongHeaderException wrong, Exchange exchange) {
        return problem(WRONG_HEADER, wrong.column(), exchange);
    }

    static Response otherFile(OtherFileException other, Exchange exchange) {
        return problem(OTHER_FILE, other.header(), exchange);
    }

    private static Response problem(String code, String argument, Exchange exchange) {
        return Problems.response(ProblemTexts.of(
                code, ProblemKind.CONTENT.status(), argument, exchange.language(), exchange.requestId()));
    }
}
