package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.akashi.resident.Numbered;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.PersonName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// What the register holds about a person after some events, in whatever order they came.
class RegisterEntryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Property
    void theOrderOfArrivalNeverMatters(
            @ForAll @Size(min = 1, max = 8) List<RegisterReason> reasons, @ForAll Random random) {
        List<RegisterEvent> events = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            events.add(event(i + 1, reasons.get(i)));
        }
        RegisterEntry inOrder = after(events);
        Collections.shuffle(events, random);

        assertEquals(inOrder, after(events));
    }

    @Test
    void aChangeThatOvertakesAMoveOutLeavesThePersonGone() {
        RegisterEntry entry = after(List.of(
                event(1, RegisterReason.INITIAL),
                event(3, RegisterReason.CHANGED),
                event(2, RegisterReason.MOVED_OUT)));

        assertEquals(RegisterStatus.MOVED_OUT, entry.residence().status());
        assertEquals(3, entry.person().sequence());
    }

    @Test
    void whoComesBackIsAResidentSinceThatDay() {
        RegisterEntry entry = after(List.of(
                event(1, RegisterReason.INITIAL),
                event(2, RegisterReason.MOVED_OUT),
                event(3, RegisterReason.MOVED_IN)));

        assertEquals(RegisterStatus.RESIDENT, entry.residence().status());
        assertEquals(Optional.of(DAY.plusDays(3)), entry.arrival().on());
        assertEquals(
                Optional.of(new MunicipalityCode("131105")), entry.arrival().from());
    }

    private static RegisterEntry after(List<RegisterEvent> events) {
        RegisterEntry entry = RegisterEntry.of(events.getFirst());
        for (RegisterEvent event : events.subList(1, events.size())) {
            entry = entry.with(event);
        }
        return entry;
    }

    private static RegisterEvent event(long sequence, RegisterReason reason) {
        boolean underProtection = reason == RegisterReason.PROTECTION_BEGUN;
        return new RegisterEvent(
                new Numbered(List.of(
                        new Numbered.Name(1, new PersonKey(Bytes.copyOf(new byte[32])), Bytes.copyOf(new byte[0])))),
                sequence,
                new RegisterEvent.Content(
                        reason,
                        DAY.plusDays(sequence),
                        "id-" + sequence,
                        new Target.Details(
                                new PersonName("名" + sequence), "カナ", DAY.minusYears(40), 1, underProtection),
                        reason == RegisterReason.MOVED_IN
                                ? Optional.of(new MunicipalityCode("131105"))
                                : Optional.empty()));
    }
}
