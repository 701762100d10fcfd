package jp.akashi.certificate.shc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.vocabulary.Bytes;

/// The SMART Health Card of a certificate: prepared for signing, sealed, and read back. Thread-safe and without I/O.
///
/// Between `prepare` and `seal` stand `ShcLint` and the signature; `ShcMatch` compares what will be sent.
/// Source: SMART Health Cards Framework 1.4.0; RFC 7515; RFC 1951.
public final class SmartHealthCard {
    /// The most characters a JWS may have to fit one QR code of version 22. Source: SMART Health Cards 1.4.
    public static final int LONGEST_JWS = 1195;

    static final String PREFIX = "shc:/";
    static final int SIGNATURE_CHARACTERS = 86;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private SmartHealthCard() {}

    /// The bytes to be signed: base64url header, a dot, base64url of the deflated payload.
    ///
    /// The same certificate, issuer and identifier give the same bytes.
    public static ToBeSigned prepare(Certificate certificate, CardIssuer issuer, Rid rid) {
        ShcContent content = ShcComposition.of(certificate, issuer, rid);
        byte[] payload = Workbench.with(bench -> {
            ShcTemplate.write(bench.json, content);
            return Arrays.copyOf(bench.deflated(), bench.deflate());
        });
        byte[] header = header(issuer.kid());
        byte[] encoded = BASE64URL.encode(payload);
        byte[] input = Arrays.copyOf(header, header.length + 1 + encoded.length);
        input[header.length] = '.';
        System.arraycopy(encoded, 0, input, header.length + 1, encoded.length);
        return new ToBeSigned(Bytes.copyOf(input));
    }

    /// Joins what was signed with its signature, as a JWS and as the text of the QR code.
    public static SignedCard seal(ToBeSigned signed, Signature signature) {
        byte[] input = signed.bytes().toArray();
        byte[] jws = Arrays.copyOf(input, input.length + 1 + SIGNATURE_CHARACTERS);
        jws[input.length] = '.';
        byte[] encoded = BASE64URL.encode(signature.rs().toArray());
        System.arraycopy(encoded, 0, jws, input.length + 1, encoded.length);
        return new SignedCard(new String(jws, StandardCharsets.ISO_8859_1), numeric(jws));
    }

    /// The text of the QR code that carries a JWS.
    public static String text(String jws) {
        return numeric(jws.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Reads a compact JWS or the text of a QR code, at most 8,192 characters. Checks no signature and trusts nobody.
    public static ShcReading read(String presented) {
        try {
            return ShcReader.read(presented);
        } catch (ShcFlaw flaw) {
            return new ShcReading.Malformed(flaw.fault(), flaw.detail());
        }
    }

    /// The protected header as this house writes it, in base64url.
    static byte[] header(String kid) {
        return BASE64URL.encode(
                ("{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Each character as two digits, its code less 45. Source: SMART Health Cards 1.4, "Encoding Chunks as QR Codes".
    private static String numeric(byte[] jws) {
        byte[] text = Arrays.copyOf(PREFIX.getBytes(StandardCharsets.ISO_8859_1), PREFIX.length() + 2 * jws.length);
        int at = PREFIX.length();
        for (byte character : jws) {
            int value = character - '-';
            text[at++] = (byte) ('0' + value / 10);
            text[at++] = (byte) ('0' + value % 10);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
