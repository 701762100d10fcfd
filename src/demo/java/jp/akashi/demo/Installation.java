package jp.akashi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Everything a gateway needs to stand on, in one data directory: made at first start, found again later.
public final class Installation implements AutoCloseable {
    private final EmbeddedStores stores;
    private final Map<String, String> settings;

    private Installation(EmbeddedStores stores, Map<String, String> settings) {
        this.stores = stores;
        this.settings = Map.copyOf(settings);
    }

    /// Makes what is missing in the directory and starts the stores.
    public static Installation open(Path data) throws IOException {
        Files.createDirectories(data);
        Path secrets = data.resolve("secrets");
        DemoSecrets.createMissing(secrets);
        EmbeddedStores stores = EmbeddedStores.start(data);
        Map<String, String> settings = new HashMap<>(stores.settings());
        settings.put("akashi.secrets.directory", secrets.toString());
        settings.put("akashi.signing.directory", data.resolve("keys").toString());
        return new Installation(stores, settings);
    }

    /// The settings that make a gateway use this installation.
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() throws IOException {
        stores.close();
    }
}
