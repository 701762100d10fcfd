package jp.akashi.fakes;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/// The first message of a TLS client that offers exactly these versions and cipher suites, and the server's answer.
///
/// A TLS library would not offer what its own policy forbids. Source: RFC 8446, 4.1.2 and 4.2; RFC 5246, 7.4.1.
public record ClientHello(int version, int[] suites) {
    private static final int TLS_1_3 = 0x0304;
    private static final int TLS_1_2 = 0x0303;
    private static final int ALERT = 21;
    private static final byte[] RANDOM = new byte[32];

    static {
        Arrays.fill(RANDOM, (byte) 7);
    }

    /// What a server says to it: the alert's number, or the cipher suite that it chose.
    public record Answer(Optional<Integer> alert, Optional<Integer> suite) {}

    public Answer send(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] message = message();
            out.writeByte(22);
            out.writeShort(Math.min(version, 0x0301));
            out.writeShort(message.length);
            out.write(message);
            out.flush();
            return read(new DataInputStream(socket.getInputStream()));
        }
    }

    private static Answer read(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        in.readUnsignedShort();
        byte[] content = in.readNBytes(in.readUnsignedShort());
        if (type == ALERT) {
            return new Answer(Optional.of(content[1] & 0xff), Optional.empty());
        }
        int suite = 4 + 2 + RANDOM.length + 1 + content[4 + 2 + RANDOM.length];
        return new Answer(Optional.empty(), Optional.of((content[suite] & 0xff) << 8 | content[suite + 1] & 0xff));
    }

    private byte[] message() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(Math.min(version, TLS_1_2));
        out.write(RANDOM);
        out.writeByte(0); // no session
        out.writeShort(suites.length * 2);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.write(new byte[] {1, 0}); // no compression
        byte[] extensions = extensions();
        out.writeShort(extensions.length);
        out.write(extensions);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        new DataOutputStream(message).writeInt(1 << 24 | body.size());
        body.writeTo(message);
        return message.toByteArray();
    }

    private byte[] extensions() throws IOException {
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(extensions);
        extension(out, 10, 0, 4, 0, 0x1d, 0, 0x17); // groups: x25519, P-256
        extension(out, 13, 0, 6, 4, 3, 8, 4, 4, 1); // signatures: ECDSA, PSS and PKCS#1 with SHA-256
        if (version >= TLS_1_3) {
            extension(out, 43, 2, version >> 8, version & 0xff);
            out.writeShort(51); // a share of x25519
            out.writeShort(38);
            out.writeShort(36);
            out.writeShort(0x1d);
            out.writeShort(32);
            out.write(RANDOM);
        }
        return extensions.toByteArray();
    }

    private static void extension(DataOutputStream out, int type, int... content) throws IOException {
        out.writeShort(type);
        out.writeShort(content.length);
        for (int octet : content) {
            out.writeByte(octet);
        }
    }
}
