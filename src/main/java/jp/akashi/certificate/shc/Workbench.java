package jp.akashi.certificate.shc;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import jp.akashi.certificate.JsonBytes;

/// Scratch space for one card at a time: compressor, decompressor and buffers, which are costly to make anew.
///
/// Lent, not thread-bound: there are never more of them than uses at one moment, whatever threads come and go.
final class Workbench {
    static final int LONGEST_PAYLOAD = 64 * 1024;
    private static final ConcurrentLinkedQueue<Workbench> IDLE = new ConcurrentLinkedQueue<>();

    final JsonBytes json = new JsonBytes(4096);
    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private byte[] deflated = new byte[4096];
    private byte[] inflated = new byte[8192];
    private int inflatedLength;

    private Workbench() {}

    /// Does the work on an idle workbench. One that saw an exception is not used again, except after a mere flaw.
    static <T> T with(Function<Workbench, T> work) {
        Workbench bench = IDLE.poll();
        if (bench == null) {
            bench = new Workbench();
        }
        boolean sound = false;
        try {
            T result = work.apply(bench);
            sound = true;
            return result;
        } catch (ShcFlaw flaw) {
            sound = true;
            throw flaw;
        } finally {
            if (sound) {
                IDLE.add(bench);
            } else {
                bench.deflater.end();
                bench.inflater.end();
            }
        }
    }

    /// Compresses the JSON on the bench as one raw DEFLATE stream into `deflated`; its length.
    int deflate() {
        deflater.reset();
        deflater.setInput(json.array(), 0, json.length());
        deflater.finish();
        int length = 0;
        while (!deflater.finished()) {
            if (length == deflated.length) {
                deflated = Arrays.copyOf(deflated, deflated.length * 2);
            }
            length += deflater.deflate(deflated, length, deflated.length - length);
        }
        return length;
    }

    byte[] deflated() {
        return deflated;
    }

    /// Inflates one whole raw DEFLATE stream into `inflated`. Refuses trailing bytes and more than 64 KiB.
    void inflate(byte[] stream) {
        inflater.reset();
        inflater.setInput(stream);
        inflatedLength = 0;
        try {
            while (!inflater.finished()) {
                makeRoom();
                int more = inflater.inflate(inflated, inflatedLength, inflated.length - inflatedLength);
                if (more == 0 && !inflater.finished()) {
                    throw new ShcFlaw(ShcFault.NOT_DEFLATED, "the stream ends too early");
                }
                inflatedLength += more;
            }
        } catch (DataFormatException e) {
            throw new ShcFlaw(ShcFault.NOT_DEFLATED, "no raw DEFLATE stream");
        }
        if (inflater.getRemaining() > 0) {
            throw new ShcFlaw(ShcFault.NOT_DEFLATED, "bytes follow the stream");
        }
    }

    byte[] inflated() {
        return inflated;
    }

    int inflatedLength() {
        return inflatedLength;
    }

    private void makeRoom() {
        if (inflatedLength == LONGEST_PAYLOAD) {
            throw new ShcFlaw(ShcFault.PAYLOAD_TOO_LONG, "more than 64 KiB");
        }
        if (inflatedLength == inflated.length) {
            inflated = Arrays.copyOf(inflated, Math.min(LONGEST_PAYLOAD, inflated.length * 2));
        }
    }
}
