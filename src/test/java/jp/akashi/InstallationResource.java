package jp.akashi;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.akashi.demo.Installation;
import jp.akashi.demo.files.FileTree;
import jp.akashi.fakes.Lines;
import jp.akashi.fakes.TestPki;

/// One fresh installation under `target` for all Quarkus tests of a run.
public final class InstallationResource implements QuarkusTestResourceLifecycleManager {
    private Installation installation;

    @Override
    public Map<String, String> start() {
        Path data = Path.of("target", "test-data").toAbsolutePath();
        try {
            FileTree.delete(data);
            installation = Installation.open(data);
            Map<String, String> settings = new HashMap<>(installation.settings());
            settings.put("quarkus.log.file.enabled", "true");
            settings.put("quarkus.log.file.path", data.resolve("akashi.log").toString());
            settings.putAll(TestPki.the().serverSettings(data.resolve("test-pki")));
            Lines.lay(settings, "quarkus.datasource.reactive.url", "postgres");
            Lines.lay(settings, "quarkus.redis.hosts", "redis");
            settings.put(Installation.PKI, data.resolve("test-pki").toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (installation != null) {
                installation.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
