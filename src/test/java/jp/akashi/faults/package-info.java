/// What breaks around the gateway, broken on purpose: slow, silent, cut and killed stores, and more work than it can
// do.
///
/// Tests here disturb {@link jp.akashi.fakes.Lines} and leave them whole. The short form runs with every build; the
// full
/// form, with counts as in production, by `./akashi faults`.
@NullMarked
package jp.akashi.faults;

import org.jspecify.annotations.NullMarked;
