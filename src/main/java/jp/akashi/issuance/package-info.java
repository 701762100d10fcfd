/// The story of one certificate, top to bottom: who asks, what they received, what we assert, signed and written down.
///
/// Face: {@link jp.akashi.issuance.IssueCertificate}. Not here: HTTP (`channel`), how certificates are written
/// (`certificate`).
@NullMarked
package jp.akashi.issuance;

import org.jspecify.annotations.NullMarked;
