/// SMART Health Cards: prepare the bytes to be signed, lint them, seal them with a signature, read and compare.
///
/// Face: {@link jp.akashi.certificate.shc.SmartHealthCard}, {@link jp.akashi.certificate.shc.ShcLint},
/// {@link jp.akashi.certificate.shc.ShcMatch}. All thread-safe. Not here: whether a signature holds, whom to trust.
/// Source: SMART Health Cards Framework 1.4.0; HL7 FHIR R4 (4.0.1).
@NullMarked
package jp.akashi.certificate.shc;

import org.jspecify.annotations.NullMarked;
