package jp.akashi.issuance.applicant;

import java.math.BigInteger;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// An RSA public key as cards write it, 265 bytes: exponent 65537 (tag 90), modulus of 2048 bits (tag 91).
final class RsaKeyObject {
    static final int LENGTH = 265;

    private static final Bytes EXPONENT = Bytes.ofHex("010001");
    private static final int MODULUS_LENGTH = 256;

    private RsaKeyObject() {}

    static Optional<RSAPublicKeySpec> parse(Bytes object) {
        TlvReader reader = TlvReader.of(object);
        if (reader.next(0x90).filter(EXPONENT::equals).isEmpty()) {
            return Optional.empty();
        }
        return reader.next(0x91, MODULUS_LENGTH)
                .filter(modulus -> reader.isAtEnd() && isFullAndOdd(modulus))
                .map(RsaKeyObject::key);
    }

    private static boolean isFullAndOdd(Bytes modulus) {
        return (modulus.at(0) & 0x80) != 0 && (modulus.at(MODULUS_LENGTH - 1) & 1) != 0;
    }

    private static RSAPublicKeySpec key(Bytes modulus) {
        return new RSAPublicKeySpec(new BigInteger(1, modulus.toArray()), new BigInteger(1, EXPONENT.toArray()));
    }
}
