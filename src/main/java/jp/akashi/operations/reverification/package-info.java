/// Verifies every stored certificate anew: what the ledger holds is still what was signed, for whom it was signed.
///
/// Face: {@link jp.akashi.operations.reverification.ReverifyLedger}. Not here: how one certificate is compared
/// (`issuance.ReverifyCertificate`).
@NullMarked
package jp.akashi.operations.reverification;

import org.jspecify.annotations.NullMarked;
