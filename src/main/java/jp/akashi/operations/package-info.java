/// Keeping it running: readiness, retention, what production refuses, and which nodes may stand side by side.
///
/// Not here: the doors operators come through (`channel.operator`).
@NullMarked
package jp.akashi.operations;

import org.jspecify.annotations.NullMarked;
