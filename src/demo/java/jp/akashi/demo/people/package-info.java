/// Seven people with a story, their vaccination records, passports and simulated cards.
@NullMarked
package jp.akashi.demo.people;

import org.jspecify.annotations.NullMarked;
