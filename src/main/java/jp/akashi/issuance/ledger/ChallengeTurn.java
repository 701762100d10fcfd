package jp.akashi.issuance.ledger;

import java.time.Duration;
import java.time.Instant;
import jp.akashi.issuance.applicant.Challenges;
import jp.akashi.vocabulary.Bytes;

/// Which of four tables a spent challenge stands in: they take turns, by the moment a challenge was given out.
///
/// A turn is twice as long as a challenge lives. The table whose turn was two turns ago holds nothing that could be
/// spent again, and its next turn is two turns away: it is emptied whole. Source: docs/adr/0044.
final class ChallengeTurn {
    private static final int TURNS = 4;
    private static final Duration LENGTH = Challenges.LIFE.multipliedBy(2);

    private ChallengeTurn() {}

    static int of(Bytes challenge) {
        return at(Challenges.givenOut(challenge));
    }

    /// The turn whose table may be emptied now.
    static int past(Instant now) {
        return at(now.minus(LENGTH.multipliedBy(2)));
    }

    private static int at(Instant moment) {
        return (int) (moment.getEpochSecond() / LENGTH.toSeconds() % TURNS);
    }
}
