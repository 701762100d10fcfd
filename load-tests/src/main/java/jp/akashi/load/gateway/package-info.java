/// The gateway under test as a process of its own, the people in it, and what its processes cost.
///
/// Face: {@link jp.akashi.load.gateway.Gateway}.
@NullMarked
package jp.akashi.load.gateway;

import org.jspecify.annotations.NullMarked;
