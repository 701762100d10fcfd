/// The operators' door: what they may see and do, with a client certificate of role `operator`.
///
/// Not here: what becomes of it (`issuance.signing`, `operations`).
@NullMarked
package jp.akashi.channel.operator;

import org.jspecify.annotations.NullMarked;
