/// Who is asking, and for whom: proof of an Individual Number Card in, an applicant out.
///
/// Face: {@link jp.akashi.issuance.applicant.IdentifyApplicant}, {@link jp.akashi.issuance.applicant.Challenges}.
/// Not here: whether a challenge was spent (`issuance.ledger`), whether the person is on record (`registry`).
@NullMarked
package jp.akashi.issuance.applicant;

import org.jspecify.annotations.NullMarked;
