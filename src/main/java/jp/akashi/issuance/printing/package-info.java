/// Certificates on paper: laid out, sealed, and no more at a time than this machine can make.
///
/// Face: {@link jp.akashi.issuance.printing.PrintShop}. Not here: the page's look (`certificate.pdf`), the seal's key
/// (`issuance.signing`), and who may have a page (`channel`).
@NullMarked
package jp.akashi.issuance.printing;

import org.jspecify.annotations.NullMarked;
