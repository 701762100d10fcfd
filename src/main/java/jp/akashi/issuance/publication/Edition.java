package jp.akashi.issuance.publication;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.trust.Jwk;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.Revocation;
import jp.akashi.certificate.trust.RevocationList;
import jp.akashi.issuance.signing.PublishedKey;
import jp.akashi.issuance.signing.PublishedTrust;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.vocabulary.Bytes;

/// All documents of one version. A key set and the lists it counts belong to the same edition.
record Edition(
        long version,
        long revocations,
        Optional<Document> keySet,
        Map<String, Document> revocationLists,
        Optional<Document> countryAuthority,
        Optional<Document> signers,
        Optional<Document> countryList) {
    static final Edition NONE =
            new Edition(0, 0, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    Edition {
        revocationLists = Map.copyOf(revocationLists);
    }

    static Edition of(PublishedTrust trust, long revocations, Map<String, List<Revocation>> revoked, Instant now) {
        List<PublishedKey> healthCards = of(trust, Format.SMART_HEALTH_CARD);
        Map<String, Document> lists = new HashMap<>();
        for (PublishedKey key : healthCards) {
            lists.put(key.kid(), json(list(key, revoked).toJson()));
        }
        KeySet keys = new KeySet(
                healthCards.stream().map(key -> jwk(key, revoked, now)).toList());
        return new Edition(
                trust.version(),
                revocations,
                Optional.of(json(keys.toJson())),
                lists,
                pem(trust.countryAuthority()),
                pem(of(trust, Format.ICAO_VDS_NC).stream()
                        .map(key -> key.chain().getFirst())
                        .toList()),
                trust.countryList().map(Document::of));
    }

    private static Jwk jwk(PublishedKey key, Map<String, List<Revocation>> revoked, Instant now) {
        Jwk jwk = Jwk.of((ECPublicKey) key.chain().getFirst().getPublicKey())
                .withCrlVersion(list(key, revoked).counter());
        // Verifiers refuse a key whose chain has run out, but take one without a chain: its old cards stay good.
        return key.chain().stream()
                        .allMatch(certificate ->
                                certificate.getNotAfter().toInstant().isAfter(now))
                ? jwk.withCertificates(key.chain().stream().map(Edition::der).toList())
                : jwk;
    }

    // The counter grows with every entry: entries are only ever added.
    private static RevocationList list(PublishedKey key, Map<String, List<Revocation>> revoked) {
        List<Revocation> entries = revoked.getOrDefault(key.kid(), List.of());
        return new RevocationList(key.kid(), entries.size() + 1, entries);
    }

    private static List<PublishedKey> of(PublishedTrust trust, Format format) {
        return trust.keys().stream().filter(key -> key.format() == format).toList();
    }

    private static Document json(String text) {
        return Document.of(Bytes.ofUtf8(text));
    }

    static Optional<Document> pem(List<X509Certificate> certificates) {
        return certificates.isEmpty() ? Optional.empty() : Optional.of(Document.of(Bytes.ofUtf8(Pem.of(certificates))));
    }

    private static Bytes der(X509Certificate certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
