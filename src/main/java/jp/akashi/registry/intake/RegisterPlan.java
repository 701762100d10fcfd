package jp.akashi.registry.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.vocabulary.PersonKey;

/// Decides row by row what a batch of register events changes, as if each row found the ones before it recorded.
final class RegisterPlan {
    /// A person's new state, and what the register said about protection before.
    record Change(RegisterEvent event, RegisterEntry entry, boolean wasUnderProtection, boolean tellsWhoTheyAre) {
        /// Whether the register takes back a protective measure that it had told of itself.
        boolean liftsProtection() {
            return wasUnderProtection && !entry.person().details().underProtection();
        }
    }

    private final List<RegisterEvent> recorded = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private final List<RowError> errors;
    private final Map<String, Optional<PersonKey>> idHolders = new HashMap<>();
    private long unchanged;

    /// `standing` has one entry per line of the batch, in its order.
    RegisterPlan(Batch<RegisterEvent> batch, List<StandingEntry> standing) {
        errors = new ArrayList<>(batch.errors());
        for (int i = 0; i < batch.lines().size(); i++) {
            idHolders.put(
                    batch.lines().get(i).value().content().municipalPersonId(),
                    standing.get(i).idHolder());
        }
        for (int i = 0; i < batch.lines().size(); i++) {
            judge(batch.lines().get(i), standing.get(i));
        }
    }

    /// The events to be kept.
    List<RegisterEvent> recorded() {
        return recorded;
    }

    /// The states to be written.
    List<Change> changed() {
        return changed;
    }

    Written written(List<PersonAt> known) {
        return new Written(new Counts(recorded.size(), unchanged, 0, errors.size()), errors, known);
    }

    private void judge(Line<RegisterEvent> line, StandingEntry standing) {
        RegisterEvent event = line.value();
        if (standing.sameEvent().isPresent()) {
            if (standing.sameEvent().get().equals(event.content())) {
                unchanged++;
            } else {
                reject(line, ResidentParser.SEQUENCE, Fault.EVENT_CONFLICT);
            }
            return;
        }
        RegisterEntry entry = standing.entry().map(known -> known.with(event)).orElseGet(() -> RegisterEntry.of(event));
        boolean tells = entry.person().sequence() == event.sequence();
        if (tells && isSomebodyElses(event)) {
            reject(line, ResidentParser.PERSON_ID, Fault.PERSON_ID_TAKEN);
            return;
        }
        record(event, entry, tells, standing);
    }

    private void record(RegisterEvent event, RegisterEntry entry, boolean tells, StandingEntry standing) {
        recorded.add(event);
        if (standing.entry().filter(entry::equals).isPresent()) {
            return;
        }
        standing.entry().ifPresent(known -> idHolders.put(known.person().municipalPersonId(), Optional.empty()));
        idHolders.put(entry.person().municipalPersonId(), Optional.of(event.person()));
        boolean was = standing.entry()
                .filter(known -> known.person().details().underProtection())
                .isPresent();
        changed.add(new Change(event, entry, was, tells));
    }

    private boolean isSomebodyElses(RegisterEvent event) {
        return idHolders
                .getOrDefault(event.content().municipalPersonId(), Optional.empty())
                .filter(holder -> !holder.equals(event.person()))
                .isPresent();
    }

    private void reject(Line<RegisterEvent> line, int column, Fault fault) {
        errors.add(new RowError(line.number(), ResidentParser.COLUMNS.get(column), fault));
    }
}
