package jp.akashi.channel;

import io.netty.handler.ssl.OpenSsl;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// HTTPS by BoringSSL where its native library runs; otherwise by the JDK, at several times the cost of a new
/// connection, and loudly.
///
/// Which certificates are trusted, asked for and presented stays what Quarkus configured.
@Singleton
final class NativeTls implements HttpServerOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(NativeTls.class);

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        use(OpenSSLEngineOptions.isAvailable(), options);
    }

    static void use(boolean isAvailable, HttpServerOptions options) {
        if (isAvailable) {
            options.setSslEngineOptions(new OpenSSLEngineOptions().setSessionCacheEnabled(true));
            LOG.infof("HTTPS by %s", OpenSsl.versionString());
        } else {
            LOG.warnf("HTTPS by the JDK, new connections cost several times more: %s", OpenSsl.unavailabilityCause());
        }
    }
}
