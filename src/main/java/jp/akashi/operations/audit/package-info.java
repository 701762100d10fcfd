/// The audit as evidence: trees over its entries, signed checkpoints outside of the database, verification and search.
///
/// Faces: {@link jp.akashi.operations.audit.AuditTree}, {@link jp.akashi.operations.audit.VerifyAudit},
/// {@link jp.akashi.operations.audit.SearchAudit}, {@link jp.akashi.operations.audit.ProveAudit}. Not here: writing an
/// entry (`platform.storage.AuditTrail`, and the ledger's own statement).
@NullMarked
package jp.akashi.operations.audit;

import org.jspecify.annotations.NullMarked;
