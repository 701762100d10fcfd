/// The certificate on paper: one A4 page as a PDF for long keeping and for screen readers (PDF/A-2a, PDF/UA-1).
///
/// Face: {@link jp.akashi.certificate.pdf.Paper}. Not here: its digital seal (`issuance.signing.document`), and how
/// many pages are made at a time (`issuance.printing`).
@NullMarked
package jp.akashi.certificate.pdf;

import org.jspecify.annotations.NullMarked;
