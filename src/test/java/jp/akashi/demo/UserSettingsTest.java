package jp.akashi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserSettingsTest {
    @Test
    void bothStoresAreEmbeddedWhereNoneIsGiven() {
        assertEquals(
                Set.of(Store.POSTGRES, Store.REDIS), UserSettings.of(Map.of()).missingStores());
    }

    @Test
    void aStoreThatIsGivenIsNotEmbedded() {
        assertEquals(
                Set.of(Store.REDIS),
                UserSettings.of(Map.of("quarkus.datasource.reactive.url", "postgresql://db/akashi"))
                        .missingStores());
        assertEquals(
                Set.of(Store.POSTGRES),
                UserSettings.of(Map.of("quarkus.redis.hosts", "redis://cache:6379"))
                        .missingStores());
    }

    @Test
    void whatTheUserSetsWins() {
        UserSettings user = UserSettings.of(Map.of("akashi.secrets.directory", "/mine"));

        assertEquals(
                Map.of("akashi.data", "/d"),
                user.complete(Map.of("akashi.secrets.directory", "/demo", "akashi.data", "/d")));
    }

    @Test
    void oneAddressOfPostgresGivesTheOther() {
        UserSettings user = UserSettings.of(Map.of("quarkus.datasource.reactive.url", "postgresql://db/akashi"));

        assertEquals("jdbc:postgresql://db/akashi", user.complete(Map.of()).get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void trustedCardAuthoritiesAreAddedToTheDemos() {
        UserSettings user = UserSettings.of(Map.of("akashi.card.trust-anchors", "/mine"));

        assertEquals(
                "/mine,/demo",
                user.complete(Map.of("akashi.card.trust-anchors", "/demo")).get("akashi.card.trust-anchors"));
    }

    @Test
    void aPortThatIsTakenIsNamedTogetherWithTheVariableThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            UserSettings user = UserSettings.of(Map.of("quarkus.http.port", "0", "quarkus.http.ssl-port", port));

            CannotStartException refusal = assertThrows(CannotStartException.class, () -> Ports.requireFree(user));

            assertTrue(refusal.getMessage().contains("ポート " + port), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("QUARKUS_HTTP_SSL_PORT="), refusal.getMessage());
        }
    }
}
