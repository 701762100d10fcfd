/// Pages for a municipality's staff and for operators, made on the server: imports, conflicts, doses that wait,
/// quality, inquiries.
///
/// The client certificate is the login. No page shows or takes an individual number. Not here: the same work for
/// machines (`channel.municipality`, `channel.feed`, `channel.operator`).
@NullMarked
package jp.akashi.channel.staff;

import org.jspecify.annotations.NullMarked;
