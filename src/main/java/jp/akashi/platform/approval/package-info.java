/// Four eyes: what one operator asks for happens when another one asks for the same.
///
/// Face: {@link jp.akashi.platform.approval.FourEyes}. Not here: what needs four eyes.
@NullMarked
package jp.akashi.platform.approval;

import org.jspecify.annotations.NullMarked;
