/// The demo: embedded services, keys and people made at first start. Never part of the production artefact.
@NullMarked
package jp.akashi.demo;

import org.jspecify.annotations.NullMarked;
