package jp.akashi.issuance.ledger;

import java.time.Instant;
import jp.akashi.vocabulary.Bytes;

/// A certificate's row as the ledger stores it, unopened; `ofResident` is whether its person is in its municipality.
public record LedgerRow(
        String number,
        String municipality,
        String use,
        Instant issuedAt,
        String shcKid,
        String shcRid,
        boolean ofResident,
        Bytes content) {}
