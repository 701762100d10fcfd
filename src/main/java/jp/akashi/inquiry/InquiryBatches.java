package jp.akashi.inquiry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.akashi.registry.intake.RowError;
import jp.akashi.registry.intake.SourceRow;
import jp.akashi.vocabulary.MunicipalityCode;

/// Many questions in one file, asked in the night; their results are there the next day.
///
/// A file is kept whole or not at all. Source: the national system's bulk look-up since 2022-03-01.
@Singleton
public final class InquiryBatches {
    /// The columns of a file, by their Japanese headers.
    public static final List<String> COLUMNS = BatchRow.COLUMNS;

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_ERRORS = 1_000;
    private static final int PAGE = 500;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final BatchTable table;
    private final InquiryConfig config;
    private final InstantSource clock;

    InquiryBatches(BatchTable table, InquiryConfig config, InstantSource clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /// Takes the questions in; reads them on a worker. Fails with `TooManyRowsException` beyond 10,000 rows.
    public Uni<BatchReport> receive(MunicipalityCode asker, String by, String requestId, Iterator<SourceRow> rows) {
        String id = Inquiries.newId();
        Instant now = clock.instant();
        return Uni.createFrom()
                .item(() -> read(asker, rows))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(file -> table.write(
                                new BatchTable.Batch(id, asker, by, requestId, file.good()), now, next(now), config)
                        .replaceWith(() -> report(id, file)));
    }

    /// The results of the asker's batch by ascending line, a page at a time; nothing where there is no such batch.
    public Multi<List<BatchLine>> results(MunicipalityCode asker, String batchId) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, after -> table.results(asker, batchId, after.get(), PAGE, clock.instant())
                        .invoke(page -> page.forEach(line -> after.set(line.line()))))
                .whilst(page -> !page.isEmpty());
    }

    /// Whether the asker sent this batch.
    public Uni<Boolean> exists(MunicipalityCode asker, String batchId) {
        return table.exists(asker, batchId);
    }

    private record File(List<BatchRow> good, List<RowError> bad) {}

    private static File read(MunicipalityCode asker, Iterator<SourceRow> rows) {
        File file = new File(new ArrayList<>(), new ArrayList<>());
        while (rows.hasNext()) {
            switch (BatchRow.of(rows.next(), asker)) {
                case BatchRow.Read.Good(BatchRow row) -> file.good().add(row);
                case BatchRow.Read.Bad(RowError error) -> file.bad().add(error);
            }
            if (file.good().size() + file.bad().size() > MOST_ROWS) {
                throw new TooManyRowsException();
            }
        }
        return file;
    }

    private static BatchReport report(String id, File file) {
        List<RowError> bad = file.bad();
        return new BatchReport(id, file.good().size(), bad.size(), bad.subList(0, Math.min(bad.size(), MOST_ERRORS)));
    }

    private Instant next(Instant now) {
        return config.batchAt()
                .map(hour -> {
                    ZonedDateTime today = now.atZone(JAPAN).with(hour);
                    return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
                })
                .orElse(now);
    }
}
