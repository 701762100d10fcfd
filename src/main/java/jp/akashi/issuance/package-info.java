/// The story of one certificate, from the proof of who asks to the signed and recorded document.
///
/// Not here: what a certificate says (`certificate`), how callers reach us (`channel`).
@NullMarked
package jp.akashi.issuance;

import org.jspecify.annotations.NullMarked;
