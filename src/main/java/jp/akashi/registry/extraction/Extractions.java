package jp.akashi.registry.extraction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.MunicipalityCode;

/// Takes an area's records out for its municipality: a page is read when the one before it has been taken, no sooner.
///
/// Each page is of its own moment: what changes behind the reader's back comes with the next extraction.
@Singleton
public final class Extractions {
    private static final int PAGE = 500;

    private final ExtractionTable table;
    private final InstantSource clock;
    private final Counter pages;

    Extractions(ExtractionTable table, InstantSource clock, MeterRegistry metrics) {
        this.table = table;
        this.clock = clock;
        this.pages = metrics.counter("akashi.extraction.pages");
    }

    /// Writes down who takes which listing; to be done before its first page leaves.
    public Uni<Void> announce(MunicipalityCode area, Listing listing, String by, String requestId) {
        return table.announce(area.digits(), listing, by, requestId, clock.instant());
    }

    /// All lines by ascending ticket, at most 500 per item; with `since` those with a version recorded from then on.
    public Multi<List<ExtractedPerson>> lines(MunicipalityCode area, Listing listing, Optional<Instant> since) {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, after -> table.page(area.digits(), listing, since, after.ticket, PAGE)
                        .invoke(page -> {
                            pages.increment();
                            after.ticket = page.lastTicket();
                        }))
                .whilst(page -> page.tickets() == PAGE)
                .map(ExtractionTable.Page::persons);
    }

    /// The first 500 lines, for a look.
    public Uni<List<ExtractedPerson>> first(MunicipalityCode area, Listing listing) {
        return table.page(area.digits(), listing, Optional.empty(), "", PAGE).map(ExtractionTable.Page::persons);
    }

    /// How many lines there are.
    public Uni<Long> count(MunicipalityCode area, Listing listing) {
        return table.count(area.digits(), listing);
    }

    /// How far one reader has come; pages follow one another, so nobody else looks at it.
    private static final class Place {
        private String ticket = "";
    }
}
