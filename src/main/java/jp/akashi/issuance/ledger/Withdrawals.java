package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import jp.akashi.vocabulary.CertificateNumber;

/// Takes single certificates back: their `rid` is listed, and every verifier that reads the list refuses them.
///
/// VDS-NC has no list for single certificates; only its signer can be revoked. Source: SMART Health Cards 1.4,
/// Revocation.
@Singleton
public final class Withdrawals {
    private final RevocationTable table;
    private final InstantSource clock;

    Withdrawals(RevocationTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Withdraws the certificate, whenever it was signed; false when no such certificate was issued.
    ///
    /// Withdrawing it again changes nothing. The audit keeps who did it.
    public Uni<Boolean> withdraw(CertificateNumber number, String reason, String operator, String requestId) {
        return table.withdraw(number, reason, operator, requestId, clock.instant());
    }
}
