package jp.akashi.registry.voucher;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One extraction as it is stored.
@Entity
@Table(name = "extraction")
class ExtractionRow {
    @Id
    String id;

    String municipality;
    String requestedBy;
    short doseNumber;

    @Nullable
    LocalDate bornUntil;

    @Nullable
    LocalDate bornAfter;

    @Nullable
    LocalDate givenUntil;

    @Nullable
    LocalDate movedInSince;

    String state;
    long ordinary;
    long separate;
    long newTargets;
    long conflicting;
    Instant startedAt;
    Instant changedAt;

    Extraction extraction() {
        return new Extraction(
                id,
                doseNumber,
                state,
                new SelectionCounts(ordinary, separate, newTargets, conflicting),
                startedAt,
                changedAt);
    }
}
