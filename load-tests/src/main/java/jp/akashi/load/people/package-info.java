/// Deterministic people: everything about a person, their card included, can be computed from their number.
///
/// Face: {@link jp.akashi.load.people.Person}, {@link jp.akashi.load.people.Cards}.
@NullMarked
package jp.akashi.load.people;

import org.jspecify.annotations.NullMarked;
