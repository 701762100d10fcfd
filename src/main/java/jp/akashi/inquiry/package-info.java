/// Asking another municipality for an arrival's records, and answering when asked (自治体間照会).
///
/// Face: {@link jp.akashi.inquiry.Inquiries} asks, {@link jp.akashi.inquiry.AnswerInquiry} answers. Every read of
/// another municipality's area goes through here, with purpose and legal basis, logged on both sides.
/// Not here: the doors (`channel`), a municipality's own records (`registry`).
@NullMarked
package jp.akashi.inquiry;

import org.jspecify.annotations.NullMarked;
