package jp.akashi.registry.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.registry.RecordedDose;
import jp.akashi.vocabulary.TicketNumber;

/// All doses in force under one ticket, by ascending number, with the owner's birth date where there is an owner.
///
/// `copied` are the numbers of doses that other municipalities told of.
record TicketRecord(TicketNumber ticket, Optional<LocalDate> birthDate, Set<Integer> copied, List<RecordedDose> doses) {
    TicketRecord {
        copied = Set.copyOf(copied);
        doses = List.copyOf(doses);
    }
}
