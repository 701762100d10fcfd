package jp.akashi.demo.card;

import java.io.ByteArrayOutputStream;
import jp.akashi.vocabulary.Bytes;

/// Writes BER-TLV objects as cards do: tags of one or two bytes, the shortest length.
final class Tlv {
    private Tlv() {}

    static Bytes object(int tag, Bytes... parts) {
        Bytes value = join(parts);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        if (tag > 0xFF) {
            object.write(tag >>> 8);
        }
        object.write(tag);
        if (value.length() > 0xFF) {
            object.write(0x82);
            object.write(value.length() >>> 8);
        } else if (value.length() > 0x7F) {
            object.write(0x81);
        }
        object.write(value.length());
        object.writeBytes(value.toArray());
        return Bytes.copyOf(object.toByteArray());
    }

    static Bytes join(Bytes... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            joined.writeBytes(part.toArray());
        }
        return Bytes.copyOf(joined.toByteArray());
    }
}
