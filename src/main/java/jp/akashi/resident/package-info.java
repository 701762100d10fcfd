/// Residents as their municipalities report them; the one place that turns an Individual Number into a person key.
///
/// Face: {@link jp.akashi.resident.PersonKeys}. Not here: their doses (`registry`).
@NullMarked
package jp.akashi.resident;

import org.jspecify.annotations.NullMarked;
