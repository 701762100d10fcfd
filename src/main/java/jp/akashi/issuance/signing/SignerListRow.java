package jp.akashi.issuance.signing;

import java.time.Instant;
import java.util.List;
import jp.akashi.vocabulary.Bytes;

/// One row of `signer_revocation_list`: the DER, and whose certificates it lists.
record SignerListRow(long number, Bytes content, List<String> kids, Instant nextUpdate) {}
