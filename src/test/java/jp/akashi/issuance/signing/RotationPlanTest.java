package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.RotationPlan.Activate;
import jp.akashi.issuance.signing.RotationPlan.Create;
import jp.akashi.issuance.signing.RotationPlan.Step;
import jp.akashi.issuance.signing.authority.EcKeys;
import jp.akashi.issuance.signing.custody.SigningKeyInAFileTest;
import org.junit.jupiter.api.Test;

class RotationPlanTest {
    private static final Slot SLOT = new Slot(Format.SMART_HEALTH_CARD, Slot.ALL_OTHERS);
    private static final Instant NOVEMBER = Instant.parse("2026-11-10T00:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T15:00:00Z");
    private static final Instant APRIL = Instant.parse("2027-03-31T15:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(14);

    @Test
    void aQuarterEndsAtMidnightInJapan() {
        assertEquals(NEW_YEAR, RotationPlan.endOfQuarter(NOVEMBER));
        assertEquals(APRIL, RotationPlan.endOfQuarter(NEW_YEAR));
        assertEquals(NEW_YEAR, RotationPlan.endOfQuarter(NEW_YEAR.minusSeconds(1)));
    }

    @Test
    void anEmptySlotGetsAKeyAtOnce() {
        assertEquals(List.of(new Create(SLOT, KeyState.ACTIVE, NOVEMBER, NEW_YEAR)), steps(NOVEMBER));
    }

    @Test
    void nothingIsDueInTheMiddleOfAQuarter() {
        assertEquals(List.of(), steps(NOVEMBER, key("a", KeyState.ACTIVE, NEW_YEAR, true)));
    }

    @Test
    void theNextKeyIsMadeAheadOfItsTurn() {
        SigningKeyRow active = key("a", KeyState.ACTIVE, NEW_YEAR, true);

        assertEquals(List.of(), steps(NEW_YEAR.minus(AHEAD).minusSeconds(1), active));
        assertEquals(
                List.of(new Create(SLOT, KeyState.PLANNED, NEW_YEAR, APRIL)), steps(NEW_YEAR.minus(AHEAD), active));
    }

    @Test
    void aKeyBeginsToSignWhenItIsDueAndNotEarlier() {
        SigningKeyRow active = key("a", KeyState.ACTIVE, NEW_YEAR, true);
        SigningKeyRow next = key("b", KeyState.PLANNED, NEW_YEAR, true);

        assertEquals(List.of(), steps(NEW_YEAR.minusSeconds(1), active, next));
        assertEquals(List.of(new Activate("b")), steps(NEW_YEAR, active, next));
    }

    @Test
    void aKeyWithoutCertificateNeverSigns() {
        assertEquals(List.of(), steps(APRIL, key("b", KeyState.PLANNED, NEW_YEAR, false)));
    }

    @Test
    void aCompromisedKeyIsFollowedAtOnceByTheOneAlreadyPublished() {
        SigningKeyRow lost = key("a", KeyState.COMPROMISED, NEW_YEAR, true);
        SigningKeyRow next = key("b", KeyState.PLANNED, NEW_YEAR, true);

        assertEquals(List.of(new Activate("b")), steps(NOVEMBER, lost, next));
        assertEquals(List.of(new Create(SLOT, KeyState.ACTIVE, NOVEMBER, NEW_YEAR)), steps(NOVEMBER, lost));
    }

    @Test
    void operatorsMayReserveActivationForThemselves() {
        SigningKeyRow next = key("b", KeyState.PLANNED, NEW_YEAR, true);

        assertEquals(List.of(), new RotationPlan(APRIL, AHEAD, false).steps(List.of(SLOT), List.of(next)));
    }

    @Test
    void anOverdueKeySignsUntilItsSuccessorStandsReady() {
        SigningKeyRow overdue = key("a", KeyState.ACTIVE, NEW_YEAR, true);
        Instant late = NEW_YEAR.plusSeconds(60);

        assertEquals(List.of(new Create(SLOT, KeyState.PLANNED, late, APRIL)), steps(late, overdue));
    }

    private static List<Step> steps(Instant now, SigningKeyRow... keys) {
        return new RotationPlan(now, AHEAD, true).steps(List.of(SLOT), List.of(keys));
    }

    /// Due at the turn named: to retire when active, to activate when planned.
    private static SigningKeyRow key(String kid, KeyState state, Instant turn, boolean certified) {
        return new SigningKeyRow(
                kid,
                SLOT,
                state,
                Optional.empty(),
                certified ? SigningKeyInAFileTest.certified(EcKeys.signer()) : List.of(),
                turn,
                turn,
                NOVEMBER,
                "test");
    }
}
