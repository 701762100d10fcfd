package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long is kept what only serves a while: docs/runbook/retention.md. Certificates and audit entries are not
/// touched.
@Singleton
public final class Retention {
    /// How long a key is answered with the same bytes again.
    static final Duration IDEMPOTENCY = Duration.ofHours(48);

    /// How long kiosk applications that ended, and errors of imports, can be asked after.
    static final Duration INQUIRIES = Duration.ofDays(30);

    private static final int ANSWERS_AT_ONCE = 1_000;
    private static final int AT_ONCE = 10_000;

    private final RetentionTable table;
    private final InstantSource clock;

    Retention(RetentionTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Deletes what requests leave behind and is past its time: as many rows a second come in, so often and little.
    public Uni<Void> purgeAnswers() {
        Instant now = clock.instant();
        return table.purgeChallenges(ChallengeTurn.past(now))
                .chain(() -> table.purgeKeys(now.minus(IDEMPOTENCY), ANSWERS_AT_ONCE));
    }

    /// Deletes what ended and is past its time, at most some thousands of each kind.
    public Uni<Void> purgeEnded() {
        Instant now = clock.instant();
        return table.purgeApplications(now.minus(INQUIRIES), AT_ONCE)
                .chain(() -> table.purgeImportErrors(now.minus(INQUIRIES), AT_ONCE));
    }
}
