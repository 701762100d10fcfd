package jp.akashi.issuance.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import jp.akashi.issuance.applicant.Challenges;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;

@GatewayTest
class RetentionIT {
    @Inject
    Register register;

    @Inject
    Retention retention;

    @Inject
    DataSource database;

    @Test
    void whatIsPastItsTimeGoesAndWhatIsNotStays() {
        OffsetDateTime now = OffsetDateTime.now();
        answer("old", now.minusHours(49));
        answer("new", now.minusHours(47));

        retention.purgeAnswers().await().indefinitely();

        assertEquals(1, count("idempotency", "key_digest"));
    }

    @Test
    void challengesGoWithTheirTableOnceNoneOfThemLives() {
        Instant now = Instant.now();
        Bytes old = spend(now.minus(Duration.ofMinutes(20)));
        Bytes justDead = spend(now.minus(Challenges.LIFE));
        Bytes live = spend(now);
        Bytes ofAClockAhead = spend(now.plusSeconds(30));

        retention.purgeAnswers().await().indefinitely();

        assertEquals(
                List.of(false, true, true, true),
                List.of(isSpent(old), isSpent(justDead), isSpent(live), isSpent(ofAClockAhead)));
    }

    @Test
    void noTableIsEmptiedBeforeItsTimeWhoeverAsks() {
        Bytes live = spend(Instant.now());

        for (int turn = 0; turn < 4; turn++) {
            register.query("select empty_turn($1)", Tuple.of(turn));
        }

        assertTrue(isSpent(live));
    }

    @Test
    void whoReadsATableOfChallengesIsNotWaitedFor() throws SQLException {
        Bytes old = spend(Instant.now().minus(Duration.ofMinutes(20)));
        try (Connection backup = database.getConnection();
                Statement reading = backup.createStatement()) {
            backup.setAutoCommit(false);
            reading.execute("lock table spent_challenge in access share mode");

            retention.purgeAnswers().await().atMost(Duration.ofSeconds(5));
            assertTrue(isSpent(old), "it stays until the reader is gone");

            backup.rollback();
        }

        retention.purgeAnswers().await().indefinitely();

        assertFalse(isSpent(old));
    }

    @Test
    void applicationsThatEndedGoAfterThirtyDaysWithTheirCopiesAndOpenOnesStay() {
        OffsetDateTime now = OffsetDateTime.now();
        apply("retention-old", "EXPIRED", now.minusDays(31));
        apply("retention-new", "EXPIRED", now.minusDays(29));
        apply("retention-open", "RECEIVED", now.minusDays(31));
        register.query(
                "insert into kiosk_copy (application_id, key_digest, released_at) values ('retention-old', $1, $2)",
                Tuple.of(bytes("copy"), now.minusDays(31)));

        retention.purgeEnded().await().indefinitely();

        assertEquals(
                "retention-new,retention-open",
                register.query(
                                "select string_agg(id, ',' order by id) from kiosk_application where id like 'retention-%'",
                                Tuple.tuple())
                        .iterator()
                        .next()
                        .getString(0));
        assertEquals(0, register.count("select count(*) from kiosk_copy where application_id = 'retention-old'"));
        register.query("delete from kiosk_application where id like 'retention-%'", Tuple.tuple());
    }

    @Test
    void importErrorsGoThirtyDaysAfterTheirRunAndTheRunStays() {
        OffsetDateTime now = OffsetDateTime.now();
        importWithAnError("retention-old", now.minusDays(31));
        importWithAnError("retention-new", now.minusDays(29));

        retention.purgeEnded().await().indefinitely();

        assertEquals(
                1,
                register.count(
                        "select count(*) from import_error where import_id in ('retention-old', 'retention-new')"));
        assertEquals(
                2, register.count("select count(*) from import_run where id in ('retention-old', 'retention-new')"));
    }

    private void apply(String id, String state, OffsetDateTime at) {
        register.query(
                """
                insert into kiosk_application (id, request_digest, body_digest, request_id, store, terminal, municipality, use,
                                               copies, state, received_at, changed_at, deadline, ends_at)
                values ($1, $2, $2, 'r', 's', 't', '131113', 'DOMESTIC', 1, $3, $4, $4, $5, $5)""",
                Tuple.tuple()
                        .addString(id)
                        .addValue(bytes(id))
                        .addString(state)
                        .addOffsetDateTime(at)
                        .addOffsetDateTime(OffsetDateTime.now().plusDays(1)));
    }

    private void importWithAnError(String id, OffsetDateTime at) {
        register.query("""
                insert into import_run (id, sender, source, kind, state, started_at, changed_at)
                values ($1, 'retention', 'MUNICIPALITY', 'DOSES', 'COMPLETED', $2, $2)""", Tuple.of(id, at));
        register.query(
                "insert into import_error (import_id, line, column_ja, code) values ($1, 1, '氏名', 'X')", Tuple.of(id));
    }

    private Bytes spend(Instant givenOut) {
        Bytes challenge = ChallengeTurnTest.challenge(givenOut);
        register.query(
                "insert into spent_challenge (turn, challenge) values ($1, $2)",
                Tuple.of(ChallengeTurn.of(challenge), Buffer.buffer(challenge.toArray())));
        return challenge;
    }

    private boolean isSpent(Bytes challenge) {
        return register.query(
                        "select exists (select from spent_challenge where challenge = $1)",
                        Tuple.of(Buffer.buffer(challenge.toArray())))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private void answer(String key, OffsetDateTime at) {
        register.query(
                "insert into idempotency (key_digest, body_digest, refusal, answered_at) values ($1, $1, 'E-DV', $2)",
                Tuple.of(bytes(key), at));
    }

    private long count(String table, String column) {
        return register.query(
                        "select count(*) from " + table + " where " + column + " in ($1, $2)",
                        Tuple.from(List.of(bytes("old"), bytes("new"))))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Buffer bytes(String name) {
        return Buffer.buffer("retention-" + name);
    }
}
