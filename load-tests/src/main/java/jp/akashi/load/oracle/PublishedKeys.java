package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.load.gateway.Gateway;

/// The public keys that the gateway publishes to everybody, fetched as everybody fetches them, each looked at first.
///
/// A key's name must be its thumbprint (RFC 7638), and a barcode signer must be certified by the authority beside it.
final class PublishedKeys {
    private static final String KEY_SET = "/issuer/.well-known/jwks.json";

    private final Map<String, SignatureCheck> cards = new HashMap<>();
    private final Map<String, SignatureCheck> seals = new HashMap<>();

    private PublishedKeys() {}

    static PublishedKeys of(Gateway gateway) {
        URI at = URI.create("http://localhost:" + gateway.ports().http());
        try {
            PublishedKeys keys = new PublishedKeys();
            keys.readKeySet(new ObjectMapper().readTree(fetch(at.resolve(KEY_SET))));
            keys.readSigners(
                    fetch(at.resolve("/trust/v1/vds-nc/csca.pem")), fetch(at.resolve("/trust/v1/vds-nc/signers.pem")));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<SignatureCheck> card(String kid) {
        return Optional.ofNullable(cards.get(kid));
    }

    /// By the signer's certificate as a seal carries it, base64url of its DER.
    Optional<SignatureCheck> seal(String signer) {
        return Optional.ofNullable(seals.get(signer));
    }

    private void readKeySet(JsonNode set) throws GeneralSecurityException {
        for (JsonNode key : set.get("keys")) {
            String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
                    .formatted(key.get("x").asText(), key.get("y").asText());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII));
            String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            Comparison.same("kid of a published key", kid, key.get("kid").asText());
            cards.put(kid, new SignatureCheck(publicKey(key)));
        }
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(coordinate(key.get("x")), coordinate(key.get("y")));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(JsonNode written) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(written.asText()));
    }

    private void readSigners(byte[] authority, byte[] signers) throws GeneralSecurityException {
        X509Certificate country = certificate(authority);
        var all = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(signers));
        for (var signer : all) {
            signer.verify(country.getPublicKey());
            seals.put(
                    Base64.getUrlEncoder().encodeToString(signer.getEncoded()),
                    new SignatureCheck(signer.getPublicKey()));
        }
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] fetch(URI document) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
