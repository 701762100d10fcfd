package jp.akashi.issuance.ledger;

import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Purpose;

/// A sealed certificate on its way into the ledger, with everything that must become durable together with it.
///
/// `revision` and `doseIds` name the very versions it was composed from; `shcKid` and `shcRid` what can withdraw it;
/// `fence` the kiosk's application that it answers, if one does.
public record LedgerEntry(
        Use use,
        IssuedCertificate issued,
        long residentId,
        long revision,
        List<Long> doseIds,
        String shcKid,
        String shcRid,
        Optional<Fence> fence) {
    public LedgerEntry {
        doseIds = List.copyOf(doseIds);
    }

    /// One use of a person's record: by whom, for whom and why, as the audit keeps it, answered or refused.
    public record Use(
            String requestId,
            Purpose purpose,
            String caller,
            MunicipalityCode municipality,
            PersonKey person,
            Bytes challenge,
            Optional<Idempotency> idempotency) {}
}
