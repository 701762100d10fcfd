package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeTlsTest {
    @Test
    void nativeCodeIsUsedWhereItRuns() {
        HttpServerOptions options = new HttpServerOptions();
        NativeTls.use(true, options);
        assertInstanceOf(OpenSSLEngineOptions.class, options.getSslEngineOptions());
    }

    @Test
    void withoutItTheJdkServes() {
        HttpServerOptions options = new HttpServerOptions();
        NativeTls.use(false, options);
        assertFalse(options.getSslEngineOptions() instanceof OpenSSLEngineOptions);
    }

    @Test
    void olderVersionsOfTlsEndTheStart() {
        HttpServerOptions options = new HttpServerOptions();
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"));
        assertThrows(IllegalStateException.class, () -> NativeTls.requireVersions(options));
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        NativeTls.requireVersions(options);
    }
}
