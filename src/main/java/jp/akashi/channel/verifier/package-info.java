/// Verification for everybody: a service for machines, and a page that checks in the browser and sends nothing.
///
/// Face: {@link jp.akashi.channel.verifier.VerificationResource},
/// {@link jp.akashi.channel.verifier.VerifyPageResource}. Not here: what makes a certificate valid (`verification`).
@NullMarked
package jp.akashi.channel.verifier;

import org.jspecify.annotations.NullMarked;
