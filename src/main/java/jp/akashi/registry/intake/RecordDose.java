package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.registry.intake.Parsed.Faulty;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.registry.intake.Parsed.Read;

/// Records one dose right after the shot; the same dose again is the same record.
@Singleton
public final class RecordDose {
    /// What came of it.
    public sealed interface Result {
        /// It stands under this id, and waits for the municipality where it is pending.
        record Recorded(long doseId, boolean isPending) implements Result {}

        record Rejected(Fault fault) implements Result {}
    }

    private final DoseTable table;
    private final VaccinationRecords records;
    private final InstantSource clock;

    RecordDose(DoseTable table, VaccinationRecords records, InstantSource clock) {
        this.table = table;
        this.records = records;
        this.clock = clock;
    }

    /// Records the dose whose cells stand in the order of {@link ImportDoses#COLUMNS}.
    public Uni<Result> record(Sender sender, List<String> cells) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        return switch (new DoseParser(sender, today).parse(new SourceRow(1, cells))) {
            case Faulty<ReportedDose>(RowError error) -> Uni.createFrom().item(new Result.Rejected(error.fault()));
            case Read<ReportedDose>(Line<ReportedDose> line) ->
                table.write(sender, line.value())
                        .call(one -> records.forget(one.written().changed()))
                        .map(RecordDose::result);
        };
    }

    private static Result result(DoseTable.OneWritten one) {
        return one.standing()
                .<Result>map(dose -> new Result.Recorded(dose.id(), dose.isPending()))
                .orElseGet(() ->
                        new Result.Rejected(one.written().errors().getFirst().fault()));
    }
}
