package jp.akashi.issuance.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import org.junit.jupiter.api.Test;

@GatewayTest
class RetentionIT {
    @Inject
    Register register;

    @Inject
    Retention retention;

    @Test
    void whatIsPastItsTimeGoesAndWhatIsNotStays() {
        OffsetDateTime now = OffsetDateTime.now();
        spend("old", now.minusMinutes(11));
        spend("new", now.minusMinutes(9));
        answer("old", now.minusHours(49));
        answer("new", now.minusHours(47));

        retention.purge().await().indefinitely();

        assertEquals(1, count("spent_challenge", "challenge"));
        assertEquals(1, count("idempotency", "key_digest"));
    }

    private void spend(String challenge, OffsetDateTime at) {
        register.query("insert into spent_challenge values ($1, $2)", Tuple.of(bytes(challenge), at));
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
