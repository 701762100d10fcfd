/// What we issued: one durable row for every certificate, with its audit entry, before anybody sees it.
///
/// Face: {@link jp.akashi.issuance.ledger.Ledger}. Not here: how long rows are kept (`operations`).
@NullMarked
package jp.akashi.issuance.ledger;

import org.jspecify.annotations.NullMarked;
