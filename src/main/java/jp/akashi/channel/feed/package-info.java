/// Machine feeds arriving: targets and doses of municipalities and contractors as files, doses of venues one by one.
///
/// Not here: what the rows mean and whether they are accepted (`registry.intake`).
@NullMarked
package jp.akashi.channel.feed;

import org.jspecify.annotations.NullMarked;
