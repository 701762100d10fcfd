/// What breaks around the gateway, broken on purpose: slow, silent, cut and killed stores, and more work than it can
/// do.
///
/// Tests here disturb {@link jp.akashi.fakes.Lines} and leave them whole. The short form runs with every build; the
/// full form, with the counts of `docs/reliability.md`, with `-Dfaults=full`; what it measured is in
/// `target/faults.md`.
@NullMarked
package jp.akashi.faults;

import org.jspecify.annotations.NullMarked;
