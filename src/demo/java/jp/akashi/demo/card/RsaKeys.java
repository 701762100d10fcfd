package jp.akashi.demo.card;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import jp.akashi.vocabulary.Bytes;

/// What simulated cards do with RSA keys of 2048 bits: make them, write them as cards do, sign with them.
final class RsaKeys {
    private static final int BITS = 2048;

    private RsaKeys() {}

    static KeyPair draw() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Exponent (tag 90) and modulus (tag 91): 265 bytes for exponent 65537.
    static Bytes written(KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Tlv.join(
                Tlv.object(0x90, unsigned(key.getPublicExponent(), 3)),
                Tlv.object(0x91, unsigned(key.getModulus(), BITS / 8)));
    }

    static Bytes sign(PrivateKey key, Bytes content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.toArray());
            return Bytes.copyOf(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes unsigned(BigInteger number, int length) {
        byte[] twosComplement = number.toByteArray();
        byte[] fixed = new byte[length];
        int surplus = Math.max(0, twosComplement.length - length);
        byte[] digits = Arrays.copyOfRange(twosComplement, surplus, twosComplement.length);
        System.arraycopy(digits, 0, fixed, length - digits.length, digits.length);
        return Bytes.copyOf(fixed);
    }
}
