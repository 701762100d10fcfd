package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.ClientHello;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S24: TLS 1.3 with its own suites, and nothing older, on the one port that kiosks, feeds and the app share.
@GatewayTest
class TlsIT {
    private static final int TLS_1_3 = 0x0304;
    private static final int PROTOCOL_VERSION = 70;
    private static final int HANDSHAKE_FAILURE = 40;
    private static final Set<Integer> STRONG = Set.of(0x1301, 0x1302, 0x1303);
    private static final int AT_ONCE = 4096;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    TlsConfigurationRegistry configurations;

    @ParameterizedTest
    @ValueSource(ints = {0x1301, 0x1302, 0x1303})
    void aClientOfToday(int suite) throws IOException {
        assertEquals(
                Optional.of(suite),
                new ClientHello(TLS_1_3, new int[] {suite})
                        .send(secure.getPort())
                        .suite());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0301, 0x0302, 0x0303})
    void anOlderVersionIsRefusedWithItsReason(int version) throws IOException {
        int[] suites = {0xc02b, 0xc02f, 0xc02c, 0xcca9, 0xc009, 0x002f, 0x000a};

        assertEquals(
                Optional.of(PROTOCOL_VERSION),
                new ClientHello(version, suites).send(secure.getPort()).alert());
    }

    @Test
    void ofAllSuitesThatCanBeNamedOnlyTheStrongAreChosen() throws IOException {
        for (int from = 0; from < 0x10000; from += AT_ONCE) {
            int[] weak = IntStream.range(from, from + AT_ONCE)
                    .filter(suite -> !STRONG.contains(suite))
                    .toArray();

            assertEquals(
                    Optional.of(HANDSHAKE_FAILURE),
                    new ClientHello(TLS_1_3, weak).send(secure.getPort()).alert(),
                    "suites from " + from);
        }
    }

    @Test
    void aRenewedCertificateBringsNoOlderVersionBack() {
        assertEquals(
                Set.of("TLSv1.3"),
                configurations.get("gateway").orElseThrow().getSSLOptions().getEnabledSecureTransportProtocols());
    }

    @Test
    void aKioskCentreWithAnOldClientIsRefusedForAllItsCertificate() throws IOException {
        try (SSLSocket socket = (SSLSocket) TestPki.the()
                .context("CN=centre, OU=centre")
                .getSocketFactory()
                .createSocket("localhost", secure.getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});

            assertThrows(SSLHandshakeException.class, socket::startHandshake);
        }
    }
}
