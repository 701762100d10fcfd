package jp.akashi.registry.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.registry.intake.StandingDose.Owner;
import jp.akashi.registry.intake.StandingDose.Version;

/// Decides row by row what a batch of doses changes.
///
/// The same report again changes nothing, whoever sends it; the municipality corrects its own area, and a sender what
/// it sent itself. What contradicts somebody else's report changes nothing and waits for a person's decision.
/// A dose without an owner, or from before their birth, waits for the municipality.
final class DosePlan {
    /// A version to be added.
    record Addition(ReportedDose dose, int version, boolean isPending) {}

    private final Sender sender;
    private final List<Addition> added = new ArrayList<>();
    private final List<Long> superseded = new ArrayList<>();
    private final Map<Long, PersonAt> owners = new LinkedHashMap<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private final List<RowError> errors;
    private Optional<Version> firstUnchanged = Optional.empty();
    private long unchanged;

    /// `standing` has one entry per line of the batch, in its order.
    DosePlan(Sender sender, Batch<ReportedDose> batch, List<StandingDose> standing) {
        this.sender = sender;
        this.errors = new ArrayList<>(batch.errors());
        for (int i = 0; i < batch.lines().size(); i++) {
            judge(batch.lines().get(i), standing.get(i));
        }
    }

    List<Addition> added() {
        return added;
    }

    /// The ids of the versions that end.
    List<Long> superseded() {
        return superseded;
    }

    /// What waits for a person's decision.
    List<Contradiction> contradictions() {
        return contradictions;
    }

    /// The residents whose record changes.
    List<Long> residents() {
        return List.copyOf(owners.keySet());
    }

    /// The recorded version that the first unchanged row repeats.
    Optional<Version> firstUnchanged() {
        return firstUnchanged;
    }

    Written written() {
        long pending = added.stream().filter(Addition::isPending).count();
        Counts counts = new Counts(added.size() - pending, unchanged, pending, errors.size());
        return new Written(counts, errors, List.copyOf(owners.values()));
    }

    private void judge(Line<ReportedDose> line, StandingDose standing) {
        Optional<ReportedDose> told = sender.source() == Source.REGISTER
                ? MakerOnly.resolve(line.value(), standing.latest())
                : Optional.of(line.value());
        told.ifPresentOrElse(
                dose -> judge(new Line<>(line.number(), dose), standing.latest(), standing.owner()),
                () -> errors.add(new RowError(line.number(), "ワクチン", Fault.MAKER_ONLY)));
    }

    private void judge(Line<ReportedDose> line, Optional<Version> known, Optional<Owner> owner) {
        if (known.isEmpty()) {
            add(line.value(), 1, owner);
            return;
        }
        Version latest = known.get();
        if (!latest.isWithdrawn() && isSame(latest, line.value())) {
            unchanged++;
            firstUnchanged = firstUnchanged.or(() -> known);
        } else if (mayCorrect(latest)) {
            if (!latest.isWithdrawn()) {
                superseded.add(latest.id());
            }
            add(line.value(), latest.version() + 1, owner);
        } else {
            errors.add(new RowError(line.number(), "接種回", Fault.DOSE_CONFLICT));
            contradictions.add(new Contradiction(line.value(), latest));
        }
    }

    private boolean isSame(Version latest, ReportedDose dose) {
        return mayCorrect(latest)
                ? latest.content().equals(dose.content())
                : latest.content().facts().equals(dose.content().facts());
    }

    // What a municipality withdrew, nobody else brings back; what its own sender took back stands in nobody's way.
    private boolean mayCorrect(Version latest) {
        return sender.source() == Source.MUNICIPALITY
                || latest.isTakenBack()
                || (latest.isFrom(sender) && !latest.isWithdrawn());
    }

    private void add(ReportedDose dose, int version, Optional<Owner> owner) {
        boolean isTheirs = owner.filter(
                        one -> !dose.content().facts().vaccinatedOn().isBefore(one.birthDate()))
                .isPresent();
        added.add(new Addition(dose, version, !isTheirs));
        owner.ifPresent(one -> owners.put(
                one.residentId(), new PersonAt(one.person(), dose.key().area())));
    }
}
