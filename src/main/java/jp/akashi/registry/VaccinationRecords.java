package jp.akashi.registry;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/// The registry's face: what an area holds about a person.
///
/// A failed `Uni` means "could not ask"; an empty fresh answer means that the area does not know the person.
@Singleton
public final class VaccinationRecords {
    private final RecordTable table;
    private final RecordCache cache;
    private final SingleFlight<PersonAt, Optional<PersonRecord>> flights = new SingleFlight<>();

    VaccinationRecords(RecordTable table, RecordCache cache) {
        this.table = table;
        this.cache = cache;
    }

    /// The person's record as the cache has it, at most as old as an entry lives: the ledger refuses what is stale.
    /// Empty says nothing about the person.
    public Uni<Optional<PersonRecord>> cached(PersonAt at) {
        return cache.find(at);
    }

    /// The person's record as the database holds it now. Only one with doses goes into the cache: another is looked up
    /// again at any rate, and whoever is unknown must not differ from it.
    public Uni<Optional<PersonRecord>> fresh(PersonAt at) {
        return flights.join(at, () -> table.find(at)
                .invoke(found -> found.filter(row -> !row.record().doses().isEmpty())
                        .ifPresent(row -> cache.keep(row.at(), row.record())))
                .map(found -> found.map(RecordTable.Found::record)));
    }

    /// Drops what the cache holds about these persons, after a change of their records. Never fails.
    public Uni<Void> forget(Collection<PersonAt> persons) {
        return cache.forget(persons);
    }
}
