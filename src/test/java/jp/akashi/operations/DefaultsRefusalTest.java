package jp.akashi.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsRefusalTest {
    private static final String OWN = "yS8-of-one's-own";

    @Test
    void aPasswordOfOnesOwnWithoutPlainHttpMayStart() {
        assertDoesNotThrow(() -> new DefaultsRefusal("gateway", OWN, "disabled").check());
        assertDoesNotThrow(() -> new DefaultsRefusal("gateway", OWN, "redirect").check());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres", "Password", "gateway", " changeme "})
    void aPasswordAnybodyWouldTryDoesNotStart(String password) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, new DefaultsRefusal("gateway", password, "disabled")::check);

        assertTrue(refused.getMessage().startsWith("quarkus.datasource.password"));
    }

    @Test
    void plainHttpDoesNotStart() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, new DefaultsRefusal("gateway", OWN, "enabled")::check);

        assertTrue(refused.getMessage().startsWith("quarkus.http.insecure-requests"));
    }
}
