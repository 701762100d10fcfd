package jp.akashi.inquiry;

import java.util.Optional;
import jp.akashi.vocabulary.MunicipalityCode;

/// One line of a batch's results: where the question of that line stands, and one dose where there is any.
///
/// `state` is WAITING, OVERDUE, ANSWERED, NO_RECORDS or REFUSED; a question with three doses has three lines.
public record BatchLine(long line, String state, MunicipalityCode asked, Optional<TransferredDose> dose) {}
