/// The values every room speaks: numbers, people, doses, refusals and outcomes.
///
/// Face: small immutable types whose construction is their validation. Not here: anything that reads or writes.
@NullMarked
package jp.akashi.vocabulary;

import org.jspecify.annotations.NullMarked;
