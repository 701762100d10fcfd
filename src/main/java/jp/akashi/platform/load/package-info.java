/// How much work is let in at a time: an adaptive limit for new work, a reserve for what is nearly done.
///
/// Face: {@link jp.akashi.platform.load.Admission}. Not here: which call is which work (`channel`), and how often one
/// caller may ask (`platform.limits`).
@NullMarked
package jp.akashi.platform.load;

import org.jspecify.annotations.NullMarked;
