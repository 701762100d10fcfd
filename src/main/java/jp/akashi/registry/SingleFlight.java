package jp.akashi.registry;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jp.akashi.platform.storage.OwnContext;

/// Lets those who ask for the same thing at the same time share one answer.
///
/// A flight runs to its end whoever hangs up: no caller's cancellation reaches another. Failures are shared too.
final class SingleFlight<K, V> {
    private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    // Cancelling a Uni cancels the stage below it: everybody gets a copy of their own.
    Uni<V> join(K key, Supplier<Uni<V>> departure) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> flying = flights.putIfAbsent(key, mine);
        if (flying != null) {
            return OwnContext.keep(Uni.createFrom().completionStage(flying.copy()));
        }
        departure.get().subscribe().with(value -> land(key, mine, value), failure -> crash(key, mine, failure));
        return Uni.createFrom().completionStage(mine.copy());
    }

    private void land(K key, CompletableFuture<V> flight, V value) {
        flights.remove(key, flight);
        flight.complete(value);
    }

    private void crash(K key, CompletableFuture<V> flight, Throwable failure) {
        flights.remove(key, flight);
        flight.completeExceptionally(failure);
    }
}
