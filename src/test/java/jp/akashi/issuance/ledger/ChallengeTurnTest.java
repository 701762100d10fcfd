package jp.akashi.issuance.ledger;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import jp.akashi.vocabulary.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ChallengeTurnTest {
    private static final long HALF_AN_HOUR = 1_800;

    @Property
    void noTableIsEmptiedWhileAChallengeInItCanStillBeSpent(
            @ForAll @LongRange(min = 1_700_000_000, max = 4_000_000_000L) long now,
            @ForAll @LongRange(min = -300, max = 30) long givenOut,
            @ForAll @LongRange(min = -240, max = 240) long clockOfTheOther) {
        Instant emptied = Instant.ofEpochSecond(now + clockOfTheOther);

        assertNotEquals(
                ChallengeTurn.past(emptied), ChallengeTurn.of(challenge(Instant.ofEpochSecond(now + givenOut))));
    }

    @Property
    void everyChallengeIsGoneHalfAnHourAfterItWasGivenOut(
            @ForAll @LongRange(min = 1_700_000_000, max = 4_000_000_000L) long givenOut) {
        Bytes challenge = challenge(Instant.ofEpochSecond(givenOut));

        assertTrue(LongStream.rangeClosed(givenOut, givenOut + HALF_AN_HOUR)
                .anyMatch(now -> ChallengeTurn.past(Instant.ofEpochSecond(now)) == ChallengeTurn.of(challenge)));
    }

    static Bytes challenge(Instant givenOut) {
        return Bytes.copyOf(ByteBuffer.allocate(32)
                .putInt((int) givenOut.getEpochSecond())
                .putLong(24, ThreadLocalRandom.current().nextLong())
                .array());
    }
}
