package jp.akashi.registry.intake;

import java.util.ArrayList;
import java.util.List;

/// Adds up the batches of one import, one after the other.
final class Tally {
    private static final int FIRST_ERRORS = 1_000;

    private final List<RowError> firstErrors = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private long foreign;

    void add(Written written) {
        counts = counts.plus(written.counts());
        for (RowError error : written.errors()) {
            foreign += error.fault() == Fault.MUNICIPALITY_FOREIGN ? 1 : 0;
            if (firstErrors.size() < FIRST_ERRORS) {
                firstErrors.add(error);
            }
        }
    }

    ImportReport report(String importId) {
        boolean allForeign = foreign > 0 && foreign == counts.rows();
        return new ImportReport(importId, counts, allForeign, firstErrors);
    }
}
