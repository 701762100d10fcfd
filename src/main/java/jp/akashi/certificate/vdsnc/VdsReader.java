package jp.akashi.certificate.vdsnc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.akashi.certificate.JsonBytes;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.StrictJson;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/// Takes a presented seal apart, ours or another state's, and finds the canonical bytes its signature covers.
final class VdsReader {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final int SIGNATURE_LENGTH = 64;

    private final byte[] text;
    private @Nullable VdsMessage message;
    private int dataStart;
    private int dataEnd;
    private @Nullable String algorithm;
    private @Nullable String certificate;
    private @Nullable String signature;

    private VdsReader(byte[] text) {
        this.text = text;
    }

    static VdsReading.Decoded read(String presented) {
        if (presented.length() > LONGEST_TEXT) {
            throw new VdsFlaw(VdsFault.TOO_LONG, VdsFault.TOO_LONG.meaning());
        }
        VdsReader reader = new VdsReader(presented.getBytes(StandardCharsets.UTF_8));
        try {
            StrictJson.read(reader.text, 0, reader.text.length, json -> json.object(name -> reader.member(json, name)));
        } catch (MalformedJson e) {
            throw new VdsFlaw(VdsFault.NOT_A_SEAL, e.rule());
        }
        return reader.decoded();
    }

    /// Reads the bytes of `data` alone, as they are about to be signed.
    static VdsContent content(byte[] data) {
        VdsMessage[] read = new VdsMessage[1];
        try {
            StrictJson.read(data, 0, data.length, json -> {
                read[0] = new VdsMessage(json);
                read[0].read();
            });
        } catch (MalformedJson e) {
            throw new VdsFlaw(VdsFault.NOT_A_SEAL, e.rule());
        }
        return read[0].content();
    }

    /// RFC 8785 of any JSON object.
    static byte[] canonical(byte[] json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new VdsFlaw(VdsFault.NOT_A_SEAL, "data has no canonical form");
        }
    }

    private void member(StrictJson json, String name) {
        switch (name) {
            case "data" -> {
                dataStart = json.startOfValue();
                VdsMessage read = new VdsMessage(json);
                read.read();
                dataEnd = json.endOfValue();
                message = read;
            }
            case "sig" -> json.object(member -> signatureMember(json, member));
            default -> throw new VdsFlaw(VdsFault.NOT_A_SEAL, "members beside data and sig");
        }
    }

    private void signatureMember(StrictJson json, String name) {
        switch (name) {
            case "alg" -> algorithm = json.text();
            case "cer" -> certificate = json.text();
            case "sigvl" -> signature = json.text();
            default -> throw new VdsFlaw(VdsFault.NOT_A_SEAL, "members beside alg, cer and sigvl");
        }
    }

    private VdsReading.Decoded decoded() {
        if (message == null || algorithm == null || certificate == null || signature == null) {
            throw new VdsFlaw(VdsFault.NOT_A_SEAL, "data, alg, cer or sigvl is missing");
        }
        if (!algorithm.equals("ES256")) {
            throw new VdsFlaw(VdsFault.ALGORITHM, VdsFault.ALGORITHM.meaning());
        }
        VdsContent content = message.content();
        byte[] rs = base64Url(signature);
        if (rs.length != SIGNATURE_LENGTH) {
            throw new VdsFlaw(VdsFault.SIGNATURE, "sigvl has " + rs.length + " bytes");
        }
        return new VdsReading.Decoded(
                new ToBeSigned(Bytes.copyOf(signedBytes(content))),
                new Signature(Bytes.copyOf(rs)),
                Bytes.copyOf(base64Url(certificate)),
                content);
    }

    /// What our template writes is canonical, so data that equals it is, too; other data is made canonical at a cost.
    private byte[] signedBytes(VdsContent content) {
        JsonBytes written = VdsTemplate.write(content);
        return written.isExactly(text, dataStart, dataEnd)
                ? written.toArray()
                : canonical(Arrays.copyOfRange(text, dataStart, dataEnd));
    }

    // Spare bits at the end must be zero, or several texts would be one signature. Source: RFC 4648, section 3.5.
    private static byte[] base64Url(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            if (!Base64.getUrlEncoder().encodeToString(decoded).startsWith(text)) {
                throw new VdsFlaw(VdsFault.SIGNATURE, "base64url with spare bits");
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new VdsFlaw(VdsFault.SIGNATURE, "broken base64url");
        }
    }
}
