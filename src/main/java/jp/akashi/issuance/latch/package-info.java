/// The latch of each municipality: after a mismatch nothing is issued in its name until two operators open it again.
///
/// Face: {@link jp.akashi.issuance.latch.Latches}. Not here: who notices a mismatch (`issuance.application`), and the
/// ledger's own look at the latch, which decides.
@NullMarked
package jp.akashi.issuance.latch;

import org.jspecify.annotations.NullMarked;
