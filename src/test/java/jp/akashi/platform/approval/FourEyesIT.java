package jp.akashi.platform.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;

@GatewayTest
class FourEyesIT {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Inject
    OperatorRequestTable requests;

    private final String target = UUID.randomUUID().toString();

    @Test
    void twoDifferentOperatorsMakeAConsent() {
        assertEquals(Consent.REQUESTED, ask("open", "operator-1", NOON));
        assertEquals(Consent.GIVEN, ask("open", "operator-2", NOON.plusSeconds(3599)));
    }

    @Test
    void oneOperatorAskingTwiceIsStillOne() {
        ask("open", "operator-1", NOON);

        assertEquals(Consent.REQUESTED, ask("open", "operator-1", NOON.plusSeconds(1)));
    }

    @Test
    void aRequestIsForgottenAfterAnHourAndBeginsAnew() {
        ask("open", "operator-1", NOON);

        assertEquals(Consent.REQUESTED, ask("open", "operator-2", NOON.plusSeconds(3600)));
        assertEquals(Consent.GIVEN, ask("open", "operator-1", NOON.plusSeconds(3601)));
    }

    @Test
    void anotherActIsAnotherRequest() {
        ask("open", "operator-1", NOON);

        assertEquals(Consent.REQUESTED, ask("close", "operator-2", NOON));
    }

    @Test
    void aConsentIsUsedUpByTheActItIsGivenFor() {
        ask("open", "operator-1", NOON);
        ask("open", "operator-2", NOON);

        assertEquals(Consent.REQUESTED, ask("open", "operator-2", NOON));
    }

    private Consent ask(String action, String operator, Instant now) {
        return new FourEyes(requests, () -> now)
                .ask(action, target, operator)
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
