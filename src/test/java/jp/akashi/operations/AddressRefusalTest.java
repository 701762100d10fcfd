package jp.akashi.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/akashi?user=gateway&password=known",
                "jdbc:postgresql://db/akashi?Password=known",
                "postgresql://gateway:known@db:5432/akashi"
            })
    void anAddressWithAPasswordDoesNotStartAndIsNotRepeated(String address) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, new AddressRefusal(address, "")::check);

        assertTrue(refused.getMessage().startsWith("quarkus.datasource.jdbc.url"));
        assertFalse(refused.getMessage().contains("known"));
        assertThrows(IllegalStateException.class, new AddressRefusal("", address)::check);
    }

    @Test
    void anAddressAloneMayStart() {
        AddressRefusal refusal =
                new AddressRefusal("jdbc:postgresql://[::1]:5432/akashi?ssl=true", "postgresql://db:5432/akashi");

        assertDoesNotThrow(() -> refusal.check());
    }
}
