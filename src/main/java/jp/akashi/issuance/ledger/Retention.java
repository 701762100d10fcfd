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

    private static final int AT_ONCE = 1_000;

    private final RetentionTable table;
    private final InstantSource clock;

    Retention(RetentionTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Deletes what is past its time, at most a thousand of each kind.
    public Uni<Void> purge() {
        Instant now = clock.instant();
        return table.purgeChallenges(ChallengeTurn.past(now))
                .chain(() -> table.purgeKeys(now.minus(IDEMPOTENCY), AT_ONCE))
                .chain(() -> table.purgeApplications(now.minus(INQUIRIES), AT_ONCE))
                .chain(() -> table.purgeImportErrors(now.minus(INQUIRIES), AT_ONCE));
    }
}
