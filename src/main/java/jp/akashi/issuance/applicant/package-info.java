/// Who is asking, and for whom: an Individual Number Card's proof in, an applicant out.
///
/// Face: {@link jp.akashi.issuance.applicant.IdentifyApplicant}, {@link jp.akashi.issuance.applicant.Challenges}.
/// Not here: what the applicant received (`registry`).
@NullMarked
package jp.akashi.issuance.applicant;

import org.jspecify.annotations.NullMarked;
