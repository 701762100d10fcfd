package jp.akashi.channel.feed;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.registry.intake.Doubt;
import jp.akashi.registry.intake.Fault;
import jp.akashi.registry.intake.LineReading.Misread;
import jp.akashi.registry.intake.VenueResult;
import jp.akashi.registry.intake.VenueResult.Recorded;
import jp.akashi.registry.intake.VenueResult.Refused;
import jp.akashi.registry.intake.VenueResult.Rejected;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What venues are told.
final class VenueAnswers {
    private static final String CONFLICT = "E-DOSE-CONFLICT";
    private static final String REJECTED = "E-DOSE";
    private static final String TOO_LATE = "E-DOSE-TOO-LATE";

    private VenueAnswers() {}

    /// Where a dose stands: ACTIVE, or PENDING while its municipality has not settled whose it is, or WITHDRAWN.
    @Schema(name = "VenueDoseAnswer")
    record Standing(String doseId, String state, List<Warning> warnings) {
        Standing {
            warnings = List.copyOf(warnings);
        }
    }

    /// What should be looked at, though the dose is recorded.
    @Schema(name = "VenueWarning")
    record Warning(String code, String message) {
        static Warning of(Doubt doubt, Locale language) {
            return new Warning(doubt.name(), ProblemTexts.text("doubt." + doubt.name(), language));
        }
    }

    static Response of(VenueResult result, Response.Status success, Exchange exchange) {
        return switch (result) {
            case Recorded recorded ->
                Response.status(success).entity(standing(recorded, exchange)).build();
            case Rejected(Fault fault) -> rejected(fault, exchange);
            case Refused refused -> refused(refused, exchange);
        };
    }

    /// Why the line cannot be right.
    static Response of(Misread misread, Exchange exchange) {
        return Problems.response(ProblemTexts.of(misread.code(), 400, exchange.language(), exchange.requestId()));
    }

    private static Standing standing(Recorded recorded, Exchange exchange) {
        List<Warning> warnings = recorded.doubts().stream()
                .map(doubt -> Warning.of(doubt, exchange.language()))
                .toList();
        return new Standing(Long.toString(recorded.doseId()), recorded.state(), warnings);
    }

    private static Response rejected(Fault fault, Exchange exchange) {
        boolean isConflict = fault == Fault.DOSE_CONFLICT;
        return Problems.response(ProblemTexts.of(
                isConflict ? CONFLICT : REJECTED,
                isConflict ? 409 : 400,
                ErrorAnswer.message(fault, exchange.language()),
                exchange.language(),
                exchange.requestId()));
    }

    private static Response refused(Refused refused, Exchange exchange) {
        return switch (refused) {
            case KEY_TAKEN -> problem("E-IDEMPOTENCY", 422, exchange);
            case NOT_FOUND -> Problems.response(Problems.of(ProblemKind.NOT_FOUND, exchange));
            case TOO_LATE -> problem(TOO_LATE, 409, exchange);
            case MOVED_ON -> Problems.response(Problems.of(ProblemKind.CONFLICT, exchange));
        };
    }

    private static Response problem(String code, int status, Exchange exchange) {
        return Problems.response(ProblemTexts.of(code, status, exchange.language(), exchange.requestId()));
    }
}
