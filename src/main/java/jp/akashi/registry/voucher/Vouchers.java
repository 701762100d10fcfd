package jp.akashi.registry.voucher;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.OcrLine;

/// Vouchers as a municipality prints them: all of an extraction, or one again.
@Singleton
public final class Vouchers {
    private static final int PAGE = 1_000;

    private final VoucherTable table;

    Vouchers(VoucherTable table) {
        this.table = table;
    }

    /// Those of an extraction, a page of at most 1,000 per item, read as fast as they are taken; either those for the
    /// ordinary print file or those kept apart, never both.
    public Multi<List<Voucher>> of(MunicipalityCode area, String extractionId, boolean separate) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, after -> table.after(area, extractionId, separate, after.get(), PAGE)
                        .invoke(page -> after.set(page.lastIssue()))
                        .map(VoucherTable.Page::vouchers))
                .whilst(page -> page.size() == PAGE);
    }

    /// The voucher of a line with all of its papers; empty when the municipality never made one.
    public Uni<Optional<Voucher>> find(OcrLine line) {
        return table.find(line);
    }

    /// Makes another paper of it, under the same number; empty when there was none before.
    public Uni<Optional<Voucher>> reissue(OcrLine line, IssueReason reason, String caller, String requestId) {
        return table.reissue(line, reason, caller, requestId)
                .chain(done -> done ? table.find(line) : Uni.createFrom().item(Optional.empty()));
    }
}
