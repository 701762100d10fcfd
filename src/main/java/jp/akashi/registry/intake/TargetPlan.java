package jp.akashi.registry.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// Decides row by row what a batch of targets changes, as if each row found the ones before it already recorded.
final class TargetPlan {
    /// A resident whose record is replaced.
    record Change(long residentId, Target target) {}

    private final List<Target> added = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private final List<RowError> errors;
    private final Map<String, Optional<PersonKey>> idHolders = new HashMap<>();
    private long unchanged;

    /// `standing` has one entry per line of the batch, in its order.
    TargetPlan(Batch<Target> batch, List<StandingTarget> standing) {
        errors = new ArrayList<>(batch.errors());
        for (int i = 0; i < batch.lines().size(); i++) {
            idHolders.put(
                    batch.lines().get(i).value().municipalPersonId(),
                    standing.get(i).idHolder());
        }
        for (int i = 0; i < batch.lines().size(); i++) {
            judge(batch.lines().get(i), standing.get(i));
        }
    }

    List<Target> added() {
        return added;
    }

    List<Change> changed() {
        return changed;
    }

    Written written(MunicipalityCode area) {
        Counts counts = new Counts(added.size() + changed.size(), unchanged, 0, errors.size());
        // Who is new is in no cache: absence is never kept.
        List<PersonAt> known = changed.stream()
                .map(change -> new PersonAt(change.target().who().keyed(), area))
                .toList();
        return new Written(counts, errors, known);
    }

    private void judge(Line<Target> line, StandingTarget standing) {
        Target target = standing.asItCounts(line.value());
        if (isAnother(standing.ticketHolder(), target)) {
            reject(line, 2, Fault.TICKET_TAKEN);
        } else if (standing.resident()
                .filter(known -> !known.ticket().equals(target.ticket()))
                .isPresent()) {
            reject(line, 2, Fault.TICKET_CHANGED);
        } else if (isAnother(idHolders.getOrDefault(target.municipalPersonId(), Optional.empty()), target)) {
            reject(line, 1, Fault.PERSON_ID_TAKEN);
        } else {
            standing.resident().ifPresentOrElse(known -> compare(known, target), () -> add(target));
        }
    }

    private void compare(StandingTarget.Resident known, Target target) {
        boolean sameId = known.municipalPersonId().equals(target.municipalPersonId());
        if (sameId && known.details().equals(target.details())) {
            unchanged++;
            return;
        }
        if (!sameId) {
            idHolders.put(known.municipalPersonId(), Optional.empty());
            idHolders.put(target.municipalPersonId(), Optional.of(target.person()));
        }
        changed.add(new Change(known.id(), target));
    }

    private void add(Target target) {
        idHolders.put(target.municipalPersonId(), Optional.of(target.person()));
        added.add(target);
    }

    private void reject(Line<Target> line, int column, Fault fault) {
        errors.add(new RowError(line.number(), TargetParser.COLUMNS.get(column), fault));
    }

    private static boolean isAnother(Optional<PersonKey> holder, Target target) {
        return holder.isPresent() && !holder.get().equals(target.person());
    }
}
