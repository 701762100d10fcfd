/// The issuing centre, in the name of kiosks: applications, what was paid, released and printed, and mismatches.
///
/// Not here: the state machine (`issuance.application`).
@NullMarked
package jp.akashi.channel.kiosk;

import org.jspecify.annotations.NullMarked;
