package jp.akashi.certificate.shc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.akashi.certificate.Base64Url;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.StrictJson;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// Takes a presented card apart, cheapest check first, in bounded space.
final class ShcReader {
    private static final int LONGEST_TEXT = 8192;
    private static final int LONGEST_HEADER = 256;

    private final byte[] jws;
    private final int firstDot;
    private final int secondDot;

    private ShcReader(byte[] jws) {
        this.jws = jws;
        firstDot = dotAfter(-1);
        secondDot = dotAfter(firstDot);
        if (secondDot == jws.length - 1 || hasDotAfter(secondDot)) {
            throw new ShcFlaw(ShcFault.NOT_A_CARD, "not three parts");
        }
    }

    static ShcReading.Decoded read(String presented) {
        if (presented.length() > LONGEST_TEXT) {
            throw new ShcFlaw(ShcFault.TOO_LONG, "more than " + LONGEST_TEXT + " characters");
        }
        ShcReader reader = new ShcReader(jws(presented));
        String kid = reader.kid();
        if (reader.jws.length > SmartHealthCard.LONGEST_JWS) {
            throw new ShcFlaw(ShcFault.TOO_LONG, "a JWS of more than " + SmartHealthCard.LONGEST_JWS + " characters");
        }
        Signature signature = reader.signature();
        byte[] deflated = reader.part(reader.firstDot + 1, reader.secondDot);
        ShcContent content = payload(deflated);
        Bytes signed = Bytes.copyOf(Arrays.copyOf(reader.jws, reader.secondDot));
        return new ShcReading.Decoded(kid, new ToBeSigned(signed), signature, content);
    }

    static ShcContent payload(byte[] deflated) {
        return Workbench.with(bench -> {
            bench.inflate(deflated);
            return ShcPayload.read(bench.inflated(), bench.inflatedLength());
        });
    }

    private static byte[] jws(String presented) {
        if (!presented.startsWith(SmartHealthCard.PREFIX)) {
            return presented.getBytes(StandardCharsets.UTF_8);
        }
        String digits = presented.substring(SmartHealthCard.PREFIX.length());
        if (digits.indexOf('/') >= 0) {
            throw new ShcFlaw(ShcFault.CHUNKED, ShcFault.CHUNKED.meaning());
        }
        if (digits.length() % 2 != 0) {
            throw new ShcFlaw(ShcFault.NOT_A_CARD, "an odd number of digits");
        }
        byte[] jws = new byte[digits.length() / 2];
        for (int i = 0; i < jws.length; i++) {
            jws[i] = (byte) ('-' + 10 * digit(digits, 2 * i) + digit(digits, 2 * i + 1));
        }
        return jws;
    }

    private static int digit(String digits, int index) {
        int value = digits.charAt(index) - '0';
        if (value < 0 || value > 9) {
            throw new ShcFlaw(ShcFault.NOT_A_CARD, "other characters among the digits");
        }
        return value;
    }

    private String kid() {
        byte[] header = part(0, firstDot);
        if (header.length > LONGEST_HEADER) {
            throw new ShcFlaw(ShcFault.HEADER, "the header is too long");
        }
        Header fields = new Header();
        try {
            StrictJson.read(header, 0, header.length, json -> json.object(name -> fields.read(json, name)));
        } catch (MalformedJson e) {
            throw new ShcFlaw(ShcFault.HEADER, e.rule());
        }
        return fields.checkedKid();
    }

    private Signature signature() {
        byte[] rs = part(secondDot + 1, jws.length);
        if (rs.length != 64) {
            throw new ShcFlaw(ShcFault.SIGNATURE_LENGTH, "the signature has " + rs.length + " bytes");
        }
        return new Signature(Bytes.copyOf(rs));
    }

    private byte[] part(int from, int to) {
        if (to > from && jws[to - 1] == '=') {
            throw new ShcFlaw(ShcFault.NOT_A_CARD, "base64url with padding");
        }
        try {
            return Base64.getUrlDecoder().decode(Arrays.copyOfRange(jws, from, to));
        } catch (IllegalArgumentException e) {
            throw new ShcFlaw(ShcFault.NOT_A_CARD, "broken base64url");
        }
    }

    private int dotAfter(int index) {
        for (int i = index + 1; i < jws.length; i++) {
            if (jws[i] == '.') {
                return i;
            }
        }
        throw new ShcFlaw(ShcFault.NOT_A_CARD, "not three parts");
    }

    private boolean hasDotAfter(int index) {
        for (int i = index + 1; i < jws.length; i++) {
            if (jws[i] == '.') {
                return true;
            }
        }
        return false;
    }

    /// The three members of the protected header; others are refused, `crit` among them.
    private static final class Header {
        private @Nullable String algorithm;
        private @Nullable String compression;
        private @Nullable String kid;

        void read(StrictJson json, String name) {
            switch (name) {
                case "alg" -> algorithm = json.text();
                case "zip" -> compression = json.text();
                case "kid" -> kid = json.text();
                default -> throw new ShcFlaw(ShcFault.HEADER, "another member: " + ShcBundle.shortened(name));
            }
        }

        String checkedKid() {
            if (!"ES256".equals(algorithm)) {
                throw new ShcFlaw(ShcFault.HEADER_ALG, ShcFault.HEADER_ALG.meaning());
            }
            if (!"DEF".equals(compression)) {
                throw new ShcFlaw(ShcFault.HEADER_ZIP, ShcFault.HEADER_ZIP.meaning());
            }
            if (kid == null || kid.length() != CardIssuer.KID_LENGTH || !Base64Url.isWritten(kid)) {
                throw new ShcFlaw(ShcFault.HEADER_KID, ShcFault.HEADER_KID.meaning());
            }
            return kid;
        }
    }
}
