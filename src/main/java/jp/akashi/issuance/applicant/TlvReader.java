package jp.akashi.issuance.applicant;

import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// Reads BER-TLV objects one after another: tags of one or two bytes, definite lengths of the forms LL, 81 LL, 82 LLLL.
///
/// It never looks beyond its bytes and never descends by itself; whatever has no such form is answered with empty.
/// Lengths need not be the shortest. Source: ISO/IEC 7816-4:2013, 5.2.2.
final class TlvReader {
    private final Bytes source;
    private int position;

    private TlvReader(Bytes source) {
        this.source = source;
    }

    static TlvReader of(Bytes source) {
        return new TlvReader(source);
    }

    /// The value when the bytes are one object of this tag and nothing else.
    static Optional<Bytes> only(int tag, Bytes source) {
        TlvReader reader = of(source);
        return reader.next(tag).filter(value -> reader.isAtEnd());
    }

    /// The value of the next object, and steps behind it; empty when its tag is another or its length is not sound.
    Optional<Bytes> next(int tag) {
        int length = startsWith(tag) ? length() : -1;
        if (length < 0 || length > left()) {
            return Optional.empty();
        }
        position += length;
        return Optional.of(source.slice(position - length, position));
    }

    /// As `next`, for an object whose value has exactly this many bytes.
    Optional<Bytes> next(int tag, int length) {
        return next(tag).filter(value -> value.length() == length);
    }

    /// The next object must begin here: what a table of offsets is compared with.
    int position() {
        return position;
    }

    boolean isAtEnd() {
        return left() == 0;
    }

    private boolean startsWith(int tag) {
        if (tag > 0xFF) {
            return left() >= 2 && byteHere() == tag >>> 8 && byteHere() == (tag & 0xFF);
        }
        return left() >= 1 && byteHere() == tag;
    }

    private int length() {
        if (left() < 1) {
            return -1;
        }
        int first = byteHere();
        return switch (first) {
            case 0x81 -> left() < 1 ? -1 : byteHere();
            case 0x82 -> left() < 2 ? -1 : byteHere() << 8 | byteHere();
            default -> first < 0x80 ? first : -1;
        };
    }

    private int byteHere() {
        return source.at(position++) & 0xFF;
    }

    private int left() {
        return source.length() - position;
    }
}
