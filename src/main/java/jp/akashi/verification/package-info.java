/// Reads a presented barcode and says what it proves, or why it proves nothing; keeps and logs nothing of it.
///
/// Face: {@link jp.akashi.verification.VerifyCertificate}, {@link jp.akashi.verification.TrustList},
/// {@link jp.akashi.verification.ForeignTrust}. It trusts only what is published to everyone.
/// Not here: our own published documents (handed in by `channel.verifier`), reading pictures.
@NullMarked
package jp.akashi.verification;

import org.jspecify.annotations.NullMarked;
