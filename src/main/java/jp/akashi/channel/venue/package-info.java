/// The page on a vaccination venue's tablet.
///
/// Face: {@link jp.akashi.channel.venue.VenuePageResource}. Not here: where its doses go (`channel.feed`).
@NullMarked
package jp.akashi.channel.venue;

import org.jspecify.annotations.NullMarked;
