package jp.akashi.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The embedded ones among a gateway's stores, running until closed.
final class EmbeddedStores implements AutoCloseable {
    private Optional<EmbeddedDatabase> database = Optional.empty();
    private Optional<EmbeddedCache> cache = Optional.empty();

    private EmbeddedStores() {}

    /// Starts those that are asked for; what was written before is found again.
    static EmbeddedStores start(DataDirectory data, Set<Store> wanted) throws IOException {
        EmbeddedStores stores = new EmbeddedStores();
        try {
            stores.startAll(data, wanted);
            return stores;
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private void startAll(DataDirectory data, Set<Store> wanted) throws IOException {
        if (wanted.contains(Store.POSTGRES)) {
            EmbeddedDatabase started = EmbeddedDatabase.start(data);
            database = Optional.of(started);
            if (started.isNewerThanThisBuild()) {
                throw data.newer();
            }
        }
        if (wanted.contains(Store.REDIS)) {
            cache = Optional.of(EmbeddedCache.start(data));
        }
    }

    /// The settings under which the gateway finds them.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        database.ifPresent(store -> settings.putAll(store.settings()));
        cache.ifPresent(store -> settings.putAll(store.settings()));
        return settings;
    }

    @Override
    public void close() throws IOException {
        try {
            if (cache.isPresent()) {
                cache.get().close();
            }
        } finally {
            if (database.isPresent()) {
                database.get().close();
            }
        }
    }
}
