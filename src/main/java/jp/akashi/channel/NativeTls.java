package jp.akashi.channel;

import io.netty.handler.ssl.OpenSsl;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/// HTTPS by BoringSSL where its native library runs; otherwise by the JDK, at several times the cost of a new
/// connection, and loudly. Older versions than TLS 1.3 end the start (docs/adr/0041).
///
/// Which certificates are trusted, asked for and presented stays what Quarkus configured.
@Singleton
final class NativeTls implements HttpServerOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(NativeTls.class);
    private static final Set<String> VERSIONS = Set.of("TLSv1.3");

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        requireVersions(options);
        use(OpenSSLEngineOptions.isAvailable(), options);
    }

    // A certificate that is renewed while we run brings the configured versions with it: they must be right themselves.
    static void requireVersions(HttpServerOptions options) {
        if (!options.getEnabledSecureTransportProtocols().equals(VERSIONS)) {
            throw new IllegalStateException("quarkus.tls.<name>.protocols: TLSv1.3 and no other");
        }
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
