/// Where cryptographic operations come from: the accelerated provider where it works, else the JDK's own.
///
/// Face: {@link jp.akashi.platform.crypto.CryptoProvider}. Not here: keys, and what is signed or verified with them.
@NullMarked
package jp.akashi.platform.crypto;

import org.jspecify.annotations.NullMarked;
