/// Where private keys lie, in files or in a PKCS#11 device, and what signs with them.
///
/// Face: {@link jp.akashi.issuance.signing.custody.SigningKey} and
/// {@link jp.akashi.issuance.signing.custody.KeyCustody}. Not here: which key signs when (`signing`).
@NullMarked
package jp.akashi.issuance.signing.custody;

import org.jspecify.annotations.NullMarked;
