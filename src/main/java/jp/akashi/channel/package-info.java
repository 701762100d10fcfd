/// Every way in, one folder per caller; here what all doors share: who calls, how requests are bounded and refused.
///
/// Face: {@link jp.akashi.channel.Caller}, {@link jp.akashi.channel.Exchange}, {@link jp.akashi.channel.Problems}.
/// Not here: what is asked for (the folders).
@NullMarked
package jp.akashi.channel;

import org.jspecify.annotations.NullMarked;
