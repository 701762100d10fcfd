package jp.akashi.issuance;

import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.issuance.ledger.Idempotency;
import jp.akashi.vocabulary.CertificateUse;

/// One request for a certificate, as it stays from the door to the ledger: nothing else is read on the way.
///
/// `municipality` is what the applicant named, not yet known to exist; `mrz` are two lines, present for use abroad.
public record CertificateRequest(
        String requestId,
        Channel channel,
        CardProof proof,
        String municipality,
        CertificateUse use,
        Optional<List<String>> mrz,
        Optional<Idempotency> idempotency) {
    @Override
    public String toString() {
        return "CertificateRequest[" + requestId + "]";
    }
}
