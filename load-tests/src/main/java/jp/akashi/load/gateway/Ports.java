package jp.akashi.load.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/// Where the gateway under test listens; `AKASHI_LOAD_PORT` names the first of three ports in a row.
public record Ports(int http, int https, int management) {
    private static final int FIRST = 18480;

    public static Ports read() {
        String named = System.getenv("AKASHI_LOAD_PORT");
        int first = named == null ? FIRST : Integer.parseInt(named);
        return new Ports(first, first + 1, first + 2);
    }

    /// Another gateway there would be measured in place of ours.
    void requireFree() {
        for (int port : new int[] {http, https, management}) {
            try (ServerSocket socket = new ServerSocket(port)) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                throw new UncheckedIOException("port " + port + " is in use; AKASHI_LOAD_PORT names others", e);
            }
        }
    }
}
