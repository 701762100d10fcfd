package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
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
}
