package jp.akashi.issuance.applicant;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import jp.akashi.platform.secrets.Mac;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;

/// The challenges that cards sign: 32 bytes that prove by themselves that this house gave them out, and when.
///
/// 4 bytes of epoch seconds, 12 random bytes, 16 bytes of HMAC-SHA-256 over both; live for 5 minutes.
/// Nothing is stored until one is spent, in the ledger's transaction: every node knows every other node's challenges.
@Singleton
public final class Challenges {
    /// How long a challenge may be answered.
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int LENGTH = 32;
    private static final int RANDOM = 12;
    private static final int SIGNED = Integer.BYTES + RANDOM;

    private final Mac mac;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Challenges(SecretKeys keys, InstantSource clock) {
        this.mac = Mac.of(keys, Secret.CHALLENGE);
        this.clock = clock;
    }

    /// A challenge given out: the bytes to sign, and the moment from which they are refused.
    public record Challenge(Bytes bytes, Instant expiresAt) {}

    public Challenge issue() {
        long now = clock.instant().getEpochSecond();
        byte[] nonce = new byte[RANDOM];
        random.nextBytes(nonce);
        byte[] signed = ByteBuffer.allocate(SIGNED).putInt((int) now).put(nonce).array();
        byte[] challenge = ByteBuffer.allocate(LENGTH)
                .put(signed)
                .put(mac.of(signed), 0, LENGTH - SIGNED)
                .array();
        return new Challenge(Bytes.copyOf(challenge), Instant.ofEpochSecond(now).plus(LIFE));
    }

    /// When a challenge says that it was given out, to the second. Only a live one is to be believed.
    public static Instant givenOut(Bytes challenge) {
        byte[] seconds = challenge.slice(0, Integer.BYTES).toArray();
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(seconds).getInt()));
    }

    /// Whether this house gave the challenge out within its life. Says nothing about whether it was spent.
    boolean isLive(Bytes challenge) {
        if (challenge.length() != LENGTH) {
            return false;
        }
        byte[] signed = challenge.slice(0, SIGNED).toArray();
        byte[] expected = Arrays.copyOf(mac.of(signed), LENGTH - SIGNED);
        if (!MessageDigest.isEqual(expected, challenge.slice(SIGNED, LENGTH).toArray())) {
            return false;
        }
        Instant issuedAt = givenOut(challenge);
        Instant now = clock.instant();
        // A clock a little ahead on another node is no reason to turn the applicant away.
        return now.isBefore(issuedAt.plus(LIFE)) && issuedAt.isBefore(now.plusSeconds(30));
    }
}
