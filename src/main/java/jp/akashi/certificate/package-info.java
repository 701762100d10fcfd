/// What a certificate says and how it is written: a pure library without I/O, clock or keys.
///
/// Face: {@link jp.akashi.certificate.Certificate}, its {@link jp.akashi.certificate.Face} and one sub-room per format.
/// Shared by the formats: {@link jp.akashi.certificate.JsonBytes} and {@link jp.akashi.certificate.StrictJson}.
/// Not here: private keys (`issuance.signing`), who may have a certificate (`issuance`).
@NullMarked
package jp.akashi.certificate;

import org.jspecify.annotations.NullMarked;
