/// Keeping it running: readiness, and the withdrawal of what was issued.
///
/// Not here: the doors operators come through (`channel.operator`).
@NullMarked
package jp.akashi.operations;

import org.jspecify.annotations.NullMarked;
