package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.registry.intake.Parsed.Faulty;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.registry.intake.Parsed.Read;
import jp.akashi.registry.intake.VenueTable.Outcome;

/// The doses of a venue, one by one, right after the shot; the same dose again is the same record.
///
/// On the same day (Japan time) the venue corrects or takes back what it sent itself; nobody else's record is shown.
@Singleton
public final class VenueDoses {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final VenueTable table;
    private final OwnDoseTable own;
    private final VaccinationRecords records;
    private final InstantSource clock;

    VenueDoses(VenueTable table, OwnDoseTable own, VaccinationRecords records, InstantSource clock) {
        this.table = table;
        this.own = own;
        this.records = records;
        this.clock = clock;
    }

    /// Records the dose whose cells stand in the order of {@link ImportDoses#COLUMNS}, once per key.
    public Uni<VenueResult> record(Sender sender, Optional<EntryKey> key, List<String> cells, String requestId) {
        return parsed(sender, cells, dose -> table.record(sender, key, dose, requestId));
    }

    /// Replaces what the venue recorded today under that id; `content` are the cells from 接種日 to 接種医師名.
    public Uni<VenueResult> correct(Sender sender, long doseId, List<String> content, String requestId) {
        return own.find(sender, doseId).chain(found -> found.map(known -> parsed(
                        sender,
                        cells(known.reported(), content),
                        dose -> table.correct(sender, doseId, today(), dose, requestId)))
                .orElseGet(VenueDoses::notFound));
    }

    /// Takes back what the venue recorded today under that id. Doing it again changes nothing.
    public Uni<VenueResult> withdraw(Sender sender, long doseId, String requestId) {
        return own.find(sender, doseId).chain(found -> found.map(known ->
                        table.withdraw(sender, known, today(), requestId).chain(this::forgotten))
                .orElseGet(VenueDoses::notFound));
    }

    /// What the venue recorded on that day in Japan, the latest first, at most 500 older than that id.
    public Uni<List<OwnDose>> ofDay(Sender sender, LocalDate day, long before) {
        return own.ofDay(sender, day, before);
    }

    /// How many versions the venue recorded on that day in Japan that still stand.
    public Uni<Long> countOfDay(Sender sender, LocalDate day) {
        return own.countOfDay(sender, day);
    }

    /// Today in Japan.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    private static List<String> cells(ReportedDose known, List<String> content) {
        List<String> cells = new ArrayList<>(List.of(
                known.key().area().digits(),
                known.key().ticket().digits(),
                Integer.toString(known.key().number())));
        cells.addAll(content);
        cells.add(known.content().vaccinatedIn().digits());
        return cells;
    }

    private static Uni<VenueResult> notFound() {
        return Uni.createFrom().item(VenueResult.Refused.NOT_FOUND);
    }

    private Uni<VenueResult> parsed(Sender sender, List<String> cells, Function<ReportedDose, Uni<Outcome>> write) {
        return switch (new DoseParser(sender, today()).parse(new SourceRow(1, cells))) {
            case Faulty<ReportedDose>(RowError error) -> Uni.createFrom().item(new VenueResult.Rejected(error.fault()));
            case Read<ReportedDose>(Line<ReportedDose> line) ->
                write.apply(line.value()).chain(this::forgotten);
        };
    }

    private Uni<VenueResult> forgotten(Outcome outcome) {
        return records.forget(outcome.changed()).replaceWith(outcome.result());
    }
}
