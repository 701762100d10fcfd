/// Certification authorities: who vouches for our signing keys, and in which certificate profile.
///
/// Face: {@link jp.akashi.issuance.signing.authority.HealthCardAuthority},
/// {@link jp.akashi.issuance.signing.authority.CountrySigningAuthority},
/// {@link jp.akashi.issuance.signing.authority.DocumentAuthority} and
/// {@link jp.akashi.issuance.signing.authority.Pem}. Not here: the keys that sign certificates of vaccination.
@NullMarked
package jp.akashi.issuance.signing.authority;

import org.jspecify.annotations.NullMarked;
