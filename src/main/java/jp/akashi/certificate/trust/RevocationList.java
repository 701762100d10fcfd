package jp.akashi.certificate.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.akashi.certificate.JsonBytes;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.StrictJson;
import org.jspecify.annotations.Nullable;

/// The revoked cards of one key, as published at `iss/.well-known/crl/KID.json`; found in constant time.
///
/// The counter (`ctr`, at least 1) grows with every change and equals the key's `crlVersion`.
/// Source: SMART Health Cards Framework 1.4, Revocation.
public final class RevocationList {
    private final String kid;
    private final int counter;
    private final List<Revocation> entries;
    private final Map<Rid, List<Revocation>> byRid;

    public RevocationList(String kid, int counter, List<Revocation> entries) {
        if (counter < 1) {
            throw new IllegalArgumentException("a CRL counter begins at 1");
        }
        this.kid = kid;
        this.counter = counter;
        this.entries = List.copyOf(entries);
        byRid = this.entries.stream().collect(Collectors.groupingBy(Revocation::rid));
    }

    public String kid() {
        return kid;
    }

    public int counter() {
        return counter;
    }

    public List<Revocation> entries() {
        return entries;
    }

    public boolean revokes(Rid rid, Instant notBefore) {
        return byRid.getOrDefault(rid, List.of()).stream().anyMatch(entry -> entry.revokes(rid, notBefore));
    }

    /// The JSON to publish.
    public String toJson() {
        JsonBytes out =
                new JsonBytes(256 + 28 * entries.size()).ascii("{\"kid\":").text(kid);
        out.ascii(",\"method\":\"rid\",\"ctr\":").number(counter).ascii(",\"rids\":[");
        for (int i = 0; i < entries.size(); i++) {
            (i == 0 ? out : out.ascii(",")).text(entries.get(i).written());
        }
        return new String(out.ascii("]}").toArray(), StandardCharsets.UTF_8);
    }

    /// Reads a published list. Throws `MalformedJson` when it is none.
    public static RevocationList parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Members members = new Members();
        StrictJson.read(bytes, 0, bytes.length, json -> json.object(name -> members.read(json, name)));
        return members.complete();
    }

    /// A list while it is read.
    private static final class Members {
        private final List<Revocation> entries = new ArrayList<>();
        private @Nullable String kid;
        private int counter;

        void read(StrictJson json, String name) {
            switch (name) {
                case "kid" -> kid = json.text();
                case "ctr" -> counter = json.integer();
                case "rids" ->
                    json.array(() -> entries.add(Revocation.parse(json.text())
                            .orElseThrow(() -> new MalformedJson("an entry is no rid or rid.seconds"))));
                case "method" -> {
                    if (!json.text().equals("rid")) {
                        throw new MalformedJson("another method than rid");
                    }
                }
                default -> throw new MalformedJson("a revocation list has another member");
            }
        }

        RevocationList complete() {
            if (kid == null || counter < 1) {
                throw new MalformedJson("kid or ctr is missing");
            }
            return new RevocationList(kid, counter, entries);
        }
    }
}
