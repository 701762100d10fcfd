package jp.akashi.issuance.latch;

import jp.akashi.vocabulary.MunicipalityCode;

/// A document that did not belong to the application it was made for: what was seen, where, and who says so.
public record Mismatch(
        MunicipalityCode municipality,
        String applicationId,
        String terminalId,
        String seenBinding,
        String reportedBy) {}
