package jp.akashi.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;
import jp.akashi.vocabulary.Bytes;

/// The trust that belongs to the standards' public samples.
final class Anchors {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    static final String EXAMPLES = "https://spec.smarthealth.cards/examples/issuer";

    private Anchors() {}

    static VerifyCertificate at(String moment) {
        return new VerifyCertificate(InstantSource.fixed(Instant.parse(moment)));
    }

    static VerifyCertificate now() {
        return new VerifyCertificate(InstantSource.fixed(NOW));
    }

    static TrustList examples() {
        RevocationList list = RevocationList.parse(Resources.text("vectors/shc/crl.json"));
        KeySet keys = KeySet.parse(Resources.text("vectors/shc/jwks.json"));
        return new TrustList(List.of(new TrustedIssuer(EXAMPLES, keys, List.of(list))), List.of());
    }

    static TrustList authorities(String... files) {
        List<TrustedAuthority> authorities = new ArrayList<>();
        Arrays.stream(files).forEach(file -> authorities.addAll(TrustedAuthority.read(bytes("vectors/" + file))));
        return new TrustList(List.of(), authorities);
    }

    static Bytes bytes(String path) {
        try (InputStream file = Anchors.class.getResourceAsStream("/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("no such resource: " + path);
            }
            return Bytes.copyOf(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Proof proof(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid(Proof proof) -> proof;
            case Verdict.Invalid(Reason reason) -> throw new AssertionError("invalid: " + reason);
        };
    }

    static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid _ -> "none";
            case Verdict.Invalid(Reason reason) -> reason.name();
        };
    }
}
