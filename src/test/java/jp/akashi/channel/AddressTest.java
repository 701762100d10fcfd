package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2",
        "0:0:0:0:0:0:0:1, 0:0:0:0",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0"
    })
    void anIpv6NetworkCountsAsOne(String address, String counted) {
        assertEquals(counted, Address.network(address));
    }
}
