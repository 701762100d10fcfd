package jp.akashi.inquiry;

import java.util.List;
import jp.akashi.registry.intake.RowError;

/// What came of a file of questions: how many will be asked, and which rows cannot be.
public record BatchReport(String batchId, long accepted, long rejected, List<RowError> firstErrors) {
    public BatchReport {
        firstErrors = List.copyOf(firstErrors);
    }
}
