package jp.akashi.load.people;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.RSAPublicKeySpec;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/// Individual Number Cards of the people, under an authority of their own; the files are laid out as in `CardFiles`.
///
/// Cards share a few keys: a key of its own for each would only cost the load test time.
public final class Cards {
    private static final HexFormat HEX = HexFormat.of();
    /// The key id of the authority, 16 bytes in hex.
    public static final String AUTHORITY_ID = "39303030303333" + "0805" + "393939" + "00000000";
    private static final String ISSUER_ID = "39303030303333" + "0805" + "393938" + "00000000";
    private static final byte[] ADDRESS = "東京都大田区蒲田九丁目９９番９号".getBytes(StandardCharsets.UTF_8);

    private final QuickRsaKey authority = new QuickRsaKey(1);
    private final QuickRsaKey issuer = new QuickRsaKey(2);
    private final QuickRsaKey[] keys = new QuickRsaKey[16];
    private final byte[][] signingKeys = new byte[keys.length][];
    private final byte[] certificate;

    public Cards() {
        byte[] body = join(HEX.parseHex(AUTHORITY_ID), HEX.parseHex(ISSUER_ID), written(issuer));
        certificate = object(0x7F21, object(0x5F4E, body), object(0x5F37, authority.sign(body)));
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new QuickRsaKey(1000 + i);
            byte[] key = object(0xDF51, written(keys[i]));
            signingKeys[i] = object(0xFF50, key, object(0xDF52, issuer.sign(key)));
        }
    }

    /// Writes the authority's key where `akashi.card.trust-anchors` will find it.
    public void publish(Path directory) {
        try {
            RSAPublicKeySpec numbers =
                    new RSAPublicKeySpec(new BigInteger(1, authority.modulus()), BigInteger.valueOf(65_537));
            byte[] key = KeyFactory.getInstance("RSA").generatePublic(numbers).getEncoded();
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(AUTHORITY_ID + ".pem"),
                    "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                            + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The person's card.
    public Card of(Person person) {
        byte[] number = join(object(0xFF10, ascii(person.number())), HEX.parseHex("ffff"));
        byte[] name = object(0xDF22, person.name().getBytes(StandardCharsets.UTF_8));
        byte[] address = object(0xDF23, ADDRESS);
        byte[] birth = object(0xDF24, ascii(person.birthDate().format(DateTimeFormatter.BASIC_ISO_DATE)));
        byte[] sex = object(0xDF25, ascii(String.valueOf(person.sex())));
        byte[] covered = join(name, address, birth, sex);
        int start = object(0xFF20, offsets(0, 0, 0, 0), covered).length - covered.length;
        int addressAt = start + name.length;
        int birthAt = addressAt + address.length;
        byte[] attributes = object(0xFF20, offsets(start, addressAt, birthAt, birthAt + birth.length), covered);
        byte[] digests = join(object(0xDF31, sha256(number)), object(0xDF32, sha256(covered)));
        byte[] integrity = object(0xFF30, digests, object(0xDF33, issuer.sign(digests)));
        int key = (int) (person.index() % keys.length);
        return new Card(number, attributes, integrity, certificate, signingKeys[key], keys[key]);
    }

    /// The key that `publish` writes.
    public QuickRsaKey authority() {
        return authority;
    }

    private static byte[] written(QuickRsaKey key) {
        return join(object(0x90, HEX.parseHex("010001")), object(0x91, key.modulus()));
    }

    private static byte[] offsets(int... positions) {
        ByteBuffer table = ByteBuffer.allocate(8);
        for (int position : positions) {
            table.putShort((short) position);
        }
        return object(0xDF21, table.array());
    }

    private static byte[] object(int tag, byte[]... parts) {
        byte[] value = join(parts);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        if (tag > 0xFF) {
            object.write(tag >>> 8);
        }
        object.write(tag);
        if (value.length > 0xFF) {
            object.write(0x82);
            object.write(value.length >>> 8);
        } else if (value.length > 0x7F) {
            object.write(0x81);
        }
        object.write(value.length);
        object.writeBytes(value);
        return object.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
