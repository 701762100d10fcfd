/// The demo's own doors: its people, ready-made requests of theirs, and the start page.
@NullMarked
package jp.akashi.demo.channel;

import org.jspecify.annotations.NullMarked;
