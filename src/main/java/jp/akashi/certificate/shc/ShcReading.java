package jp.akashi.certificate.shc;

import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;

/// What reading a text as a SMART Health Card gave. Decoded does not mean genuine: nobody has checked the signature.
public sealed interface ShcReading {
    /// A well-formed card, with all that a verifier needs: the key's name, the bytes signed and the signature.
    record Decoded(String kid, ToBeSigned signed, Signature signature, ShcContent content) implements ShcReading {}

    /// No card; the detail names the member or rule and no value.
    record Malformed(ShcFault fault, String detail) implements ShcReading {}
}
