/// Operators: what only they may do, and what takes two of them.
///
/// Not here: what the machine does by itself (`operations`).
@NullMarked
package jp.akashi.channel.operator;

import org.jspecify.annotations.NullMarked;
