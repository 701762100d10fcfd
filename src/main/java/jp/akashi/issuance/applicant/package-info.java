/// Who is asking, and for whom: proof of an Individual Number Card in, what its surface says out.
///
/// Face: {@link jp.akashi.issuance.applicant.CardVerification} with its trust anchors. Not here: whether a challenge
/// is fresh (its ledger knows), and whether the person is on record (`registry`).
@NullMarked
package jp.akashi.issuance.applicant;

import org.jspecify.annotations.NullMarked;
