package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import jp.akashi.nodes.Patience;
import org.junit.jupiter.api.Test;

/// Whose client certificate opens a door: not one that is revoked, expired or of another authority.
@GatewayTest
class ClientCertificateIT {
    private static final String CENTRE = "CN=centre, OU=centre";

    @TestHTTPResource(value = "/centre/v1/challenges", tls = true)
    URI door;

    @Test
    void aKnownClientIsLetIn() throws Exception {
        assertEquals(201, knock(TestPki.the().context(CENTRE)));
    }

    @Test
    void aRevokedClientIsTurnedAwayOnTheConnectionItHas() throws Exception {
        TestPki.Client client = TestPki.the().client(CENTRE);
        try (HttpClient connection = connection(client.context())) {
            assertEquals(201, knock(connection));

            TestPki.the().revoke(client);

            assertTrue(Patience.until(Duration.ofSeconds(10), () -> isForbidden(connection)), "let in for 10 seconds");
        }
        assertEquals(201, knock(TestPki.the().context(CENTRE)), "all others are let in as before");
    }

    @Test
    void anExpiredClientIsTurnedAway() {
        assertThrows(IOException.class, () -> knock(TestPki.the().expired(CENTRE)));
    }

    @Test
    void aClientOfAnotherAuthorityIsTurnedAway() {
        assertThrows(IOException.class, () -> knock(TestPki.ofAnotherAuthority(CENTRE)));
    }

    private boolean isForbidden(HttpClient connection) {
        try {
            return knock(connection) == 403;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int knock(SSLContext client) throws IOException, InterruptedException {
        try (HttpClient connection = connection(client)) {
            return knock(connection);
        }
    }

    private int knock(HttpClient connection) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(door).POST(BodyPublishers.noBody()).build();
        return connection.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static HttpClient connection(SSLContext client) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(client)
                .build();
    }
}
