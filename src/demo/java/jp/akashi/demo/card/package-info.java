/// Simulated Individual Number Cards and the authority behind them, for the demo and the tests; never in production.
@NullMarked
package jp.akashi.demo.card;

import org.jspecify.annotations.NullMarked;
