/// What verifiers may know: the keys to believe and the cards to refuse, as documents kept fresh in memory.
///
/// Face: {@link jp.akashi.issuance.publication.TrustDocuments}. Not here: how they are written
/// (`certificate.trust`), how they are fetched (`channel.trust`).
@NullMarked
package jp.akashi.issuance.publication;

import org.jspecify.annotations.NullMarked;
