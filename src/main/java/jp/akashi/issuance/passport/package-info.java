/// The travel document to be named on a certificate: the machine-readable zone of a passport in, a passport out.
///
/// Face: {@link jp.akashi.issuance.passport.MachineReadableZone} for typed or sent lines,
/// {@link jp.akashi.issuance.passport.PassportReading} for what a camera read. Not here: the issuance history.
@NullMarked
package jp.akashi.issuance.passport;

import org.jspecify.annotations.NullMarked;
