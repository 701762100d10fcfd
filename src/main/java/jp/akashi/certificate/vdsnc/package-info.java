/// ICAO VDS-NC proofs of vaccination: prepare the canonical bytes, lint them, seal them, read and compare.
///
/// Face: {@link jp.akashi.certificate.vdsnc.VdsNc}, {@link jp.akashi.certificate.vdsnc.VdsLint},
/// {@link jp.akashi.certificate.vdsnc.VdsMatch}. All thread-safe. Not here: whether a signature or a chain holds.
/// Source: ICAO TR "VDS-NC Visible Digital Seals for Non-Constrained Environments" 1.1; RFC 8785.
@NullMarked
package jp.akashi.certificate.vdsnc;

import org.jspecify.annotations.NullMarked;
