package jp.akashi.certificate.vdsnc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.JsonBytes;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;

/// The ICAO VDS-NC of a certificate for use abroad: prepared for signing, sealed, and read back. Thread-safe.
///
/// What was signed is published byte for byte. Source: ICAO TR VDS-NC 1.1; RFC 8785; Japan's published specimen.
public final class VdsNc {
    /// The most bytes a QR code carries, version 40 with the lowest error correction. Source: ISO/IEC 18004, table 7.
    public static final int LONGEST_TEXT = 2953;

    private static final byte[] DATA = ascii("{\"data\":");
    private static final byte[] CER = ascii(",\"sig\":{\"alg\":\"ES256\",\"cer\":\"");
    private static final byte[] SIGVL = ascii("\",\"sigvl\":\"");
    private static final byte[] END = ascii("\"}}");

    private VdsNc() {}

    /// The canonical bytes of `data`. The serial (0 to 999,999) ends the additional identifier of the holder.
    ///
    /// Refuses certificates for use at home: they name no passport.
    public static ToBeSigned prepare(Certificate certificate, int serial) {
        VdsContent content = VdsComposition.of(certificate, serial);
        return new ToBeSigned(Bytes.copyOf(VdsTemplate.write(content).toArray()));
    }

    /// Joins what was signed with its signature and the signer's certificate (DER).
    ///
    /// `cer` keeps its padding, because a public reader fails without it; `sigvl` has none.
    public static SignedVds seal(ToBeSigned signed, Signature signature, Bytes signerCertificate) {
        byte[] cer = Base64.getUrlEncoder().encode(signerCertificate.toArray());
        byte[] sigvl =
                Base64.getUrlEncoder().withoutPadding().encode(signature.rs().toArray());
        JsonBytes out = new JsonBytes(LONGEST_TEXT);
        out.raw(DATA).raw(signed.bytes().toArray());
        out.raw(CER).raw(cer).raw(SIGVL).raw(sigvl).raw(END);
        return new SignedVds(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8));
    }

    /// Reads a seal of any state, at most 16,384 characters, base64url with or without padding, signed with ES256.
    public static VdsReading read(String presented) {
        try {
            return VdsReader.read(presented);
        } catch (VdsFlaw flaw) {
            return new VdsReading.Malformed(flaw.fault(), flaw.detail());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
