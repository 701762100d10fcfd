package jp.akashi.issuance.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;

/// What is due in the lives of the keys at a moment: pure, so that any number of nodes come to the same result.
///
/// A key signs until the end of a calendar quarter in Japan; the next one is made and published ahead of that.
final class RotationPlan {
    sealed interface Step {}

    record Create(Slot slot, KeyState state, Instant activatesAt, Instant retiresAt) implements Step {}

    record Activate(String kid) implements Step {}

    private final Instant now;
    private final Duration ahead;
    private final boolean automatic;

    RotationPlan(Instant now, Duration ahead, boolean automatic) {
        this.now = now;
        this.ahead = ahead;
        this.automatic = automatic;
    }

    List<Step> steps(Collection<Slot> slots, List<SigningKeyRow> keys) {
        List<Step> steps = new ArrayList<>();
        for (Slot slot : slots) {
            step(slot, find(keys, slot, KeyState.ACTIVE), find(keys, slot, KeyState.PLANNED))
                    .ifPresent(steps::add);
        }
        return steps;
    }

    /// The moment after which the quarter's key is no longer to sign: midnight in Japan.
    static Instant endOfQuarter(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, Certificate.JAPAN);
        LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1).plus(1, IsoFields.QUARTER_YEARS);
        return first.atStartOfDay(Certificate.JAPAN).toInstant();
    }

    private Optional<Step> step(Slot slot, Optional<SigningKeyRow> active, Optional<SigningKeyRow> planned) {
        if (planned.isPresent()) {
            return planned.filter(next -> automatic && next.isCertified())
                    .filter(next -> active.isEmpty() || !next.activatesAt().isAfter(now))
                    .map(next -> new Activate(next.kid()));
        }
        if (active.isEmpty()) {
            return Optional.of(new Create(slot, KeyState.ACTIVE, now, endOfQuarter(now)));
        }
        Instant due = active.get().retiresAt();
        if (now.isBefore(due.minus(ahead))) {
            return Optional.empty();
        }
        Instant begin = due.isBefore(now) ? now : due;
        return Optional.of(new Create(slot, KeyState.PLANNED, begin, endOfQuarter(begin)));
    }

    private static Optional<SigningKeyRow> find(List<SigningKeyRow> keys, Slot slot, KeyState state) {
        return keys.stream()
                .filter(key -> key.state() == state && key.slot().equals(slot))
                .findFirst();
    }
}
