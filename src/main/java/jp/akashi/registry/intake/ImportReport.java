package jp.akashi.registry.intake;

import java.util.List;

/// What came of a file: the fate of its rows and its first 1,000 errors; the rest are found by the import's id.
///
/// `foreign` tells that the file had rows and all were another municipality's.
public record ImportReport(String importId, Counts counts, boolean foreign, List<RowError> firstErrors) {
    public ImportReport {
        firstErrors = List.copyOf(firstErrors);
    }
}
