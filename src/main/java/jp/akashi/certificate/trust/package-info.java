/// The public side of trust, as data: verification keys, their identifiers, revocation identifiers and lists.
///
/// Face: {@link jp.akashi.certificate.trust.KeySet}, {@link jp.akashi.certificate.trust.RevocationList},
/// {@link jp.akashi.certificate.trust.RidSource}. Not here: private keys, serving, the decision to trust.
@NullMarked
package jp.akashi.certificate.trust;

import org.jspecify.annotations.NullMarked;
