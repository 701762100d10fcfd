package jp.akashi.registry.voucher;

import java.time.Instant;
import java.util.List;
import jp.akashi.vocabulary.OcrLine;
import jp.akashi.vocabulary.PersonName;

/// One person's voucher for one dose: what is printed on it, and every paper that was made of it, oldest first.
///
/// `separate` tells that the person is under protection (支援措置): such a voucher never leaves with the others.
public record Voucher(OcrLine line, String municipalPersonId, PersonName name, boolean separate, List<Issue> issues) {
    public Voucher {
        issues = List.copyOf(issues);
    }

    /// One paper: why it was made, and when.
    public record Issue(IssueReason reason, Instant issuedAt) {}

    @Override
    public String toString() {
        return "Voucher[masked]";
    }
}
