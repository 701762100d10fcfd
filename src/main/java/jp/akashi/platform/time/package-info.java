/// The one clock of the house, injected wherever the hour matters, and who is not done in time.
///
/// Faces: an injectable {@link java.time.InstantSource}, {@link jp.akashi.platform.time.Overdue}. Not here:
/// time zones and calendars of certificates.
@NullMarked
package jp.akashi.platform.time;

import org.jspecify.annotations.NullMarked;
