package jp.akashi.certificate.trust;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// The public half of an ES256 key as a JWK: coordinates of 32 bytes, certificates (DER, leaf first), CRL counter.
///
/// `kid` is always the thumbprint. A counter, where there is one, is at least 1.
/// Source: RFC 7517; RFC 7518, section 6.2; SMART Health Cards Framework 1.4.
public record Jwk(Bytes x, Bytes y, List<Bytes> certificates, Optional<Integer> crlVersion) {
    private static final int COORDINATE = 32;

    public Jwk {
        if (x.length() != COORDINATE || y.length() != COORDINATE) {
            throw new IllegalArgumentException("a coordinate of P-256 has " + COORDINATE + " bytes");
        }
        if (crlVersion.isPresent() && crlVersion.get() < 1) {
            throw new IllegalArgumentException("a CRL counter begins at 1");
        }
        certificates = List.copyOf(certificates);
    }

    /// A key without certificates or revocation list. Refuses keys of other curves by their size.
    public static Jwk of(ECPublicKey key) {
        if (key.getParams().getCurve().getField().getFieldSize() != COORDINATE * 8) {
            throw new IllegalArgumentException("not a key of P-256");
        }
        return new Jwk(
                coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()), List.of(), Optional.empty());
    }

    public Jwk withCertificates(List<Bytes> chain) {
        return new Jwk(x, y, chain, crlVersion);
    }

    public Jwk withCrlVersion(int counter) {
        return new Jwk(x, y, certificates, Optional.of(counter));
    }

    /// The key's identifier: base64url of SHA-256 over its required members in order. Source: RFC 7638, section 3.
    public String kid() {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + encoded(x) + "\",\"y\":\"" + encoded(y) + "\"}";
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /// The key for the JDK's verifiers. Throws `IllegalArgumentException` when the point is not on P-256.
    public ECPublicKey publicKey() {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
            ECPoint point = new ECPoint(new BigInteger(1, x.toArray()), new BigInteger(1, y.toArray()));
            if (!isOn(p256.getCurve(), point)) {
                throw new IllegalArgumentException("the point is not on P-256");
            }
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, p256));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no P-256", e);
        }
    }

    /// y² = x³ + ax + b in the prime field, which keeps small-subgroup and invalid-curve keys out.
    private static boolean isOn(EllipticCurve curve, ECPoint point) {
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger px = point.getAffineX();
        BigInteger py = point.getAffineY();
        BigInteger right = px.multiply(px).add(curve.getA()).multiply(px).add(curve.getB());
        return px.compareTo(prime) < 0
                && py.compareTo(prime) < 0
                && py.multiply(py).subtract(right).mod(prime).signum() == 0;
    }

    static String encoded(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }

    private static Bytes coordinate(BigInteger value) {
        byte[] minimal = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(minimal.length, COORDINATE);
        System.arraycopy(minimal, minimal.length - length, fixed, COORDINATE - length, length);
        return Bytes.copyOf(fixed);
    }
}
