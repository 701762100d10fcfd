package jp.akashi.certificate.vdsnc;

import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;

/// What reading a text as a VDS-NC gave. Decoded does not mean genuine: nobody has checked signature or certificate.
public sealed interface VdsReading {
    /// A well-formed seal: the canonical bytes signed, the signature, and the signer's certificate in DER.
    record Decoded(ToBeSigned signed, Signature signature, Bytes signerCertificate, VdsContent content)
            implements VdsReading {}

    /// No seal; the detail names the member or rule and no value.
    record Malformed(VdsFault fault, String detail) implements VdsReading {}
}
