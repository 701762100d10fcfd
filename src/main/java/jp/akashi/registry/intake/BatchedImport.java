package jp.akashi.registry.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.function.BiFunction;
import java.util.function.Function;
import jp.akashi.registry.VaccinationRecords;

/// Runs an import: batches are written one after the other, and the next is read from the file meanwhile, no further.
///
/// Reading blocks, so it happens on a worker. What was committed stays when a file breaks off; sending it again is
/// safe.
@Singleton
final class BatchedImport {
    private static final int AHEAD = 1;

    private final ImportTable imports;
    private final VaccinationRecords records;
    private final SecureRandom random = new SecureRandom();

    BatchedImport(ImportTable imports, VaccinationRecords records) {
        this.imports = imports;
        this.records = records;
    }

    /// Imports all batches with a function that writes one, given the import's id.
    <T> Uni<ImportReport> run(
            Sender sender, String kind, Iterator<Batch<T>> batches, BiFunction<String, Batch<T>, Uni<Written>> write) {
        String id = newId();
        return imports.begin(id, sender, kind)
                .chain(() -> all(batches, batch -> write.apply(id, batch)))
                .call(() -> imports.end(id, "COMPLETED"))
                .map(tally -> tally.report(id))
                .onFailure()
                .call(() -> imports.end(id, "FAILED").onFailure().recoverWithNull());
    }

    private <T> Uni<Tally> all(Iterator<Batch<T>> batches, Function<Batch<T>, Uni<Written>> write) {
        return Multi.createFrom()
                .<Batch<T>>iterable(() -> batches)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
                .onItem()
                .transformToUniAndConcatenate(
                        batch -> write.apply(batch).call(written -> records.forget(written.changed())))
                .collect()
                .in(Tally::new, Tally::add);
    }

    private String newId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
