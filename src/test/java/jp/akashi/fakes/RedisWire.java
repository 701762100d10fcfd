package jp.akashi.fakes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Speaks to the Redis under test past the gateway. Source: Redis serialization protocol, version 2.
public final class RedisWire {
    private RedisWire() {}

    /// All keys with their values, as Latin-1 text and as hex.
    public static String everything(URI redis) throws IOException {
        StringBuilder all = new StringBuilder("keys:");
        for (String key : list(call(redis, "KEYS", "*"))) {
            all.append(key).append('\n').append(call(redis, "GET", key)).append('\n');
        }
        return all.toString();
    }

    /// One command and its raw reply.
    public static String call(URI redis, String... words) throws IOException {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
            for (String word : words) {
                command.append('$')
                        .append(word.length())
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
            command.append("*1\r\n$4\r\nQUIT\r\n");
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.ISO_8859_1));
            return new String(readAll(socket.getInputStream()), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        new BufferedInputStream(in).transferTo(reply);
        return reply.toByteArray();
    }

    private static List<String> list(String reply) {
        List<String> items = new ArrayList<>();
        String[] lines = reply.split("\r\n");
        for (int i = 1; i + 1 < lines.length; i += 2) {
            if (lines[i].startsWith("$")) {
                items.add(lines[i + 1]);
            }
        }
        return items;
    }
}
