/// What anybody may fetch to verify our certificates: keys, signer certificates and revocation lists.
///
/// Not here: verifying for others (`channel.verifier`).
@NullMarked
package jp.akashi.channel.trust;

import org.jspecify.annotations.NullMarked;
