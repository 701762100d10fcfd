package jp.akashi.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/// The three ports of a gateway: each named by the environment variable that moves it.
final class Ports {
    private record Port(String setting, String variable, int usual) {}

    private static final List<Port> ALL = List.of(
            new Port("quarkus.http.port", "QUARKUS_HTTP_PORT", 8080),
            new Port("quarkus.http.ssl-port", "QUARKUS_HTTP_SSL_PORT", 8443),
            new Port("quarkus.management.port", "QUARKUS_MANAGEMENT_PORT", 9000));

    private Ports() {}

    /// Refuses to go on while somebody else listens on one of them.
    static void requireFree(UserSettings settings) throws IOException {
        String host = settings.find("quarkus.http.host").orElse("0.0.0.0");
        for (Port port : ALL) {
            requireFree(host, settings.number(port.setting(), port.usual()), port.variable());
        }
    }

    private static void requireFree(String host, int port, String variable) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (BindException e) {
            throw new CannotStartException(
                    "ポート " + port + " は使えません（ほかのプログラムが使用中の可能性があります）。別の番号を指定してください。例: " + variable + "=" + (port + 100)
                            + " ./akashi",
                    "Port " + port + " cannot be used; another program may be listening on it. Choose another: "
                            + variable + "=" + (port + 100) + " ./akashi",
                    e);
        }
    }
}
