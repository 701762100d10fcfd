/// Records out of an area in the layout that municipalities' own registers read, page by page.
///
/// Face: {@link jp.akashi.registry.extraction.Extractions}. Not here: files and their encodings
/// (`channel.municipality`).
@NullMarked
package jp.akashi.registry.extraction;

import org.jspecify.annotations.NullMarked;
