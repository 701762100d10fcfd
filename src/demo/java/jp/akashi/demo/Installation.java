package jp.akashi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.akashi.demo.card.CardKeyDirectory;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.demo.pki.DemoPki;

/// Everything a gateway needs to stand on, in one data directory: made at first start, found again later.
public final class Installation implements AutoCloseable {
    /// The setting under which the demo's own classes find the data directory.
    public static final String DATA = "akashi.data";

    /// The setting under which the demo's issuing centre finds its certificate, its key and the gateway's authority.
    public static final String PKI = "akashi.demo.pki";

    private final DataDirectory data;
    private final EmbeddedStores stores;
    private final Map<String, String> settings;
    private boolean closed;

    private Installation(DataDirectory data, EmbeddedStores stores, Map<String, String> settings) {
        this.data = data;
        this.stores = stores;
        this.settings = Map.copyOf(settings);
    }

    /// Makes what is missing in the directory and starts both stores.
    public static Installation open(Path directory) throws IOException {
        return open(directory, EnumSet.allOf(Store.class));
    }

    /// Makes what is missing in the directory and starts those stores that nobody else provides.
    ///
    /// Refuses a directory in use, and one that a newer Akashi wrote.
    public static Installation open(Path directory, Set<Store> embedded) throws IOException {
        DataDirectory data = DataDirectory.claim(directory.toAbsolutePath().normalize());
        try {
            Map<String, String> settings = new HashMap<>(makeKeys(data));
            EmbeddedStores stores = EmbeddedStores.start(data, embedded);
            settings.putAll(stores.settings());
            return new Installation(data, stores, settings);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static Map<String, String> makeKeys(DataDirectory data) throws IOException {
        Path secrets = data.resolve("secrets");
        DemoSecrets.createMissing(secrets);
        Map<String, String> settings = new HashMap<>();
        settings.put(DATA, data.resolve(".").normalize().toString());
        settings.put("akashi.secrets.directory", secrets.toString());
        settings.put("akashi.signing.directory", data.resolve("keys").toString());
        settings.put(PKI, data.resolve("pki").toString());
        settings.put("akashi.audit.directory", data.resolve("audit").toString());
        settings.put("akashi.card.trust-anchors", publishCardAuthority(data).toString());
        settings.putAll(
                DemoPki.open(data.resolve("pki"), InstantSource.system()).settings());
        return settings;
    }

    private static Path publishCardAuthority(DataDirectory data) throws IOException {
        SimulatedCardAuthority authority = SimulatedCardAuthority.of(cardKeys(data.resolve(".")));
        Path anchors = Files.createDirectories(data.resolve("card-trust"));
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(authority.publicKey().getEncoded());
        Files.writeString(
                anchors.resolve(SimulatedCardAuthority.DEMO_KEY_ID.toHex() + ".pem"),
                "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        return anchors;
    }

    /// The keys of the card authority and of every simulated card in a data directory.
    public static CardKeyDirectory cardKeys(Path directory) {
        return new CardKeyDirectory(directory.resolve("cards").normalize());
    }

    /// The settings that make a gateway use this installation.
    public Map<String, String> settings() {
        return settings;
    }

    /// Stops the stores and leaves the directory to the next; closing again does nothing.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stores.close();
        } finally {
            data.close();
        }
    }
}
