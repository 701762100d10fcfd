/// How a document carries its seal: the signature inside the PDF, and the CMS message inside that.
///
/// Face: {@link jp.akashi.issuance.signing.document.UnsealedPdf}. Not here: the key (`signing`).
@NullMarked
package jp.akashi.issuance.signing.document;

import org.jspecify.annotations.NullMarked;
