/// The one clock of the house, injected wherever the hour matters.
///
/// Face: an injectable {@link java.time.InstantSource}. Not here: time zones and calendars of certificates.
@NullMarked
package jp.akashi.platform.time;

import org.jspecify.annotations.NullMarked;
