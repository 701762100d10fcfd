package jp.akashi.certificate.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.JsonBytes;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.StrictJson;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// The keys an issuer publishes at `iss/.well-known/jwks.json`, newest first. Never holds a private member.
///
/// Source: RFC 7517, section 5; SMART Health Cards Framework 1.4, "Determining keys associated with an issuer".
public record KeySet(List<Jwk> keys) {
    public KeySet {
        keys = List.copyOf(keys);
    }

    public Optional<Jwk> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /// The JSON to publish.
    public String toJson() {
        JsonBytes out = new JsonBytes(4096).ascii("{\"keys\":[");
        for (int i = 0; i < keys.size(); i++) {
            write(i == 0 ? out : out.ascii(","), keys.get(i));
        }
        return new String(out.ascii("]}").toArray(), StandardCharsets.UTF_8);
    }

    /// Reads a published set. Throws `MalformedJson` for other keys than ES256's, a wrong `kid` or private members.
    public static KeySet parse(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        List<Jwk> keys = new ArrayList<>();
        StrictJson.read(
                json,
                0,
                json.length,
                set -> set.object(name -> {
                    if (!name.equals("keys")) {
                        throw new MalformedJson("a key set has keys alone");
                    }
                    set.array(() -> keys.add(new Member(set).read()));
                }));
        return new KeySet(keys);
    }

    private static void write(JsonBytes out, Jwk key) {
        out.ascii("{\"kty\":\"EC\",\"kid\":").text(key.kid());
        out.ascii(",\"use\":\"sig\",\"alg\":\"ES256\",\"crv\":\"P-256\",\"x\":").text(Jwk.encoded(key.x()));
        out.ascii(",\"y\":").text(Jwk.encoded(key.y()));
        if (!key.certificates().isEmpty()) {
            out.ascii(",\"x5c\":[");
            for (int i = 0; i < key.certificates().size(); i++) {
                // Standard base64 and not base64url: RFC 7517, section 4.7.
                (i == 0 ? out : out.ascii(","))
                        .text(Base64.getEncoder()
                                .encodeToString(key.certificates().get(i).toArray()));
            }
            out.ascii("]");
        }
        key.crlVersion().ifPresent(counter -> out.ascii(",\"crlVersion\":").number(counter));
        out.ascii("}");
    }

    /// One key while it is read.
    private static final class Member {
        private final StrictJson json;
        private final List<Bytes> certificates = new ArrayList<>(3);
        private @Nullable String kid;
        private @Nullable Bytes x;
        private @Nullable Bytes y;
        private @Nullable Integer crlVersion;

        Member(StrictJson json) {
            this.json = json;
        }

        Jwk read() {
            json.object(this::member);
            if (x == null || y == null) {
                throw new MalformedJson("a key lacks x or y");
            }
            try {
                Jwk key = new Jwk(x, y, certificates, Optional.ofNullable(crlVersion));
                if (!key.kid().equals(kid)) {
                    throw new MalformedJson("kid is not the thumbprint");
                }
                return key;
            } catch (IllegalArgumentException e) {
                throw new MalformedJson("no key of P-256");
            }
        }

        private void member(String name) {
            switch (name) {
                case "kty" -> expect("EC");
                case "use" -> expect("sig");
                case "alg" -> expect("ES256");
                case "crv" -> expect("P-256");
                case "kid" -> kid = json.text();
                case "x" -> x = decoded(Base64.getUrlDecoder());
                case "y" -> y = decoded(Base64.getUrlDecoder());
                case "x5c" -> json.array(() -> certificates.add(decoded(Base64.getDecoder())));
                case "crlVersion" -> crlVersion = json.integer();
                default -> throw new MalformedJson("a key has another member");
            }
        }

        private void expect(String value) {
            if (!json.text().equals(value)) {
                throw new MalformedJson("not an ES256 signing key");
            }
        }

        private Bytes decoded(Base64.Decoder decoder) {
            try {
                return Bytes.copyOf(decoder.decode(json.text()));
            } catch (IllegalArgumentException e) {
                throw new MalformedJson("broken base64");
            }
        }
    }
}
