/// Municipalities as callers: inquiries in both directions, extractions, the quality of their records, targets and
/// their vouchers.
///
/// The client certificate names the municipality; nothing here takes one from the request. Not here: files of records
/// (`channel.feed`), the same work as pages (`channel.staff`).
@NullMarked
package jp.akashi.channel.municipality;

import org.jspecify.annotations.NullMarked;
