package jp.akashi.channel;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/// Where a request comes from, as far as requests are counted by it: an IPv4 address, or an IPv6 network of 64 bits.
///
/// Behind a proxy it is the proxy's caller where `quarkus.http.proxy.…` says whom to believe.
final class Address {
    private static final int GROUPS = 4;

    private Address() {}

    static String of(HttpServerRequest request) {
        SocketAddress sender = request.remoteAddress();
        return sender == null || sender.hostAddress() == null ? "unknown" : network(sender.hostAddress());
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        // Java writes IPv6 addresses in full, eight groups.
        int end = -1;
        for (int group = 0; group < GROUPS && address.indexOf(':', end + 1) >= 0; group++) {
            end = address.indexOf(':', end + 1);
        }
        return address.substring(0, end);
    }
}
