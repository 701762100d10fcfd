/// Private keys and who may use them: the only place that touches one.
///
/// Face: {@link jp.akashi.issuance.signing.SigningKeys} says which key signs, and
/// {@link jp.akashi.issuance.signing.SignCertificate} signs with it;
/// {@link jp.akashi.issuance.signing.DocumentSeal} seals what is printed. Not here: what is signed (`certificate`).
@NullMarked
package jp.akashi.issuance.signing;

import org.jspecify.annotations.NullMarked;
