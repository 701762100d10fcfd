/// The capacity runner: a closed loop at a fixed number of connections, and what each request costs whom.
@NullMarked
package jp.akashi.load.capacity;

import org.jspecify.annotations.NullMarked;
