package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jp.akashi.issuance.applicant.Challenges;

/// How long the ledger keeps what only serves repeated requests. Certificates and audit entries are not touched.
@Singleton
public final class Retention {
    /// How long a key is answered with the same bytes again.
    static final Duration IDEMPOTENCY = Duration.ofHours(48);

    private static final int AT_ONCE = 10_000;

    private final RetentionTable table;
    private final InstantSource clock;

    Retention(RetentionTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Deletes spent challenges that have long expired, and keys past their time; at most some thousands of each.
    public Uni<Void> purge() {
        Instant now = clock.instant();
        return table.purgeChallenges(now.minus(Challenges.LIFE.multipliedBy(2)), AT_ONCE)
                .chain(() -> table.purgeKeys(now.minus(IDEMPOTENCY), AT_ONCE));
    }
}
