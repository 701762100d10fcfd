/// Looks through everything that a run of the tests left behind for the individual numbers of its people (S1).
package jp.akashi.canary;
