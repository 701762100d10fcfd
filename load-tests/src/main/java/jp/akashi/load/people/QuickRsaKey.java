package jp.akashi.load.people;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/// An RSA key of 2048 bits that signs in microseconds, because its modulus is a product of 34 small primes.
///
/// Worth nothing against an adversary, and its signatures cost a verifier what any other's cost: what a load test
/// needs, whose thousands of cards sign beside the gateway that it measures. RSASSA-PKCS1-v1_5 with SHA-256
/// (RFC 8017, section 8.2), by the Chinese remainder theorem with Montgomery's arithmetic (Math. Comp. 44, 1985).
public final class QuickRsaKey {
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final int PRIMES = 34;
    private static final int LENGTH = 256;
    private static final double LEAST = 1.168; // × 2^60: with primes from here on the product has 2048 bits
    private static final double MOST = 1.1769;
    private static final byte[] DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private final BigInteger modulus;
    private final Residue[] residues = new Residue[PRIMES];

    /// The same seed draws the same key.
    public QuickRsaKey(long seed) {
        Random random = new Random(seed);
        BigInteger product = BigInteger.ONE;
        BigInteger[] primes = new BigInteger[PRIMES];
        for (int i = 0; i < PRIMES; i++) {
            primes[i] = prime(random, product);
            product = product.multiply(primes[i]);
        }
        modulus = product;
        BigInteger padding = new BigInteger(1, encoded(new byte[32]));
        for (int i = 0; i < PRIMES; i++) {
            residues[i] = new Residue(primes[i], modulus, padding);
        }
    }

    /// 256 bytes.
    public byte[] modulus() {
        return fixed(modulus);
    }

    /// 256 bytes.
    public byte[] sign(byte[] content) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(content));
        long[] words = {digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()};
        BigInteger sum = BigInteger.ZERO;
        for (Residue residue : residues) {
            sum = sum.add(residue.share(words));
        }
        return fixed(sum.mod(modulus));
    }

    private static BigInteger prime(Random random, BigInteger product) {
        while (true) {
            double drawn = LEAST + (MOST - LEAST) * random.nextDouble();
            BigInteger prime = BigInteger.valueOf((long) (drawn * 0x1p60)).nextProbablePrime();
            boolean isNew = !product.mod(prime).equals(BigInteger.ZERO);
            if (isNew && !prime.mod(EXPONENT).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    private static byte[] encoded(byte[] digest) {
        ByteBuffer encoded = ByteBuffer.allocate(LENGTH).put((byte) 0).put((byte) 1);
        while (encoded.remaining() > 1 + DIGEST_INFO.length + digest.length) {
            encoded.put((byte) 0xFF);
        }
        return encoded.put((byte) 0).put(DIGEST_INFO).put(digest).array();
    }

    private static byte[] fixed(BigInteger number) {
        byte[] digits = number.toByteArray();
        byte[] fixed = new byte[LENGTH];
        int kept = Math.min(digits.length, LENGTH);
        System.arraycopy(digits, digits.length - kept, fixed, LENGTH - kept, kept);
        return fixed;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The signature modulo one prime p < 2^61, in Montgomery form with R = 2^64.
    private static final class Residue {
        private final long p;
        private final long inverse; // 1/p mod 2^64
        private final long square; // R² mod p
        private final long one; // R mod p
        private final long padding; // the encoded message without its digest, mod p
        private final long exponent;
        private final long weight; // (n/p)^-1 mod p, times R
        private final BigInteger rest; // n/p

        Residue(BigInteger prime, BigInteger modulus, BigInteger padding) {
            BigInteger r = BigInteger.ONE.shiftLeft(64);
            this.p = prime.longValueExact();
            this.inverse = prime.modInverse(r).longValue();
            this.square = r.multiply(r).mod(prime).longValueExact();
            this.one = r.mod(prime).longValueExact();
            this.padding = padding.mod(prime).longValueExact();
            this.exponent =
                    EXPONENT.modInverse(prime.subtract(BigInteger.ONE)).longValueExact();
            this.rest = modulus.divide(prime);
            this.weight = rest.modInverse(prime).multiply(r).mod(prime).longValueExact();
        }

        BigInteger share(long[] digest) {
            long message = 0;
            for (long word : digest) {
                message = add(times(message, square), Long.remainderUnsigned(word, p)); // · 2^64 + word
            }
            long base = times(add(message, padding), square);
            long power = one;
            for (int bit = 63 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
                power = times(power, power);
                if ((exponent >>> bit & 1) != 0) {
                    power = times(power, base);
                }
            }
            return rest.multiply(BigInteger.valueOf(times(times(power, 1), weight)));
        }

        private long add(long a, long b) {
            long sum = a + b;
            return sum >= p ? sum - p : sum;
        }

        /// a · b / R mod p.
        private long times(long a, long b) {
            long high = Math.multiplyHigh(a, b);
            long reduced = high - Math.unsignedMultiplyHigh(a * b * inverse, p);
            return reduced < 0 ? reduced + p : reduced;
        }
    }
}
