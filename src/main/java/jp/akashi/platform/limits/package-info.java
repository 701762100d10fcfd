/// How often one caller may ask: by person, address, kiosk terminal and store, counted for all nodes together.
///
/// Face: {@link jp.akashi.platform.limits.RateLimits}. Not here: what the whole house can carry (`platform.load`).
@NullMarked
package jp.akashi.platform.limits;

import org.jspecify.annotations.NullMarked;
