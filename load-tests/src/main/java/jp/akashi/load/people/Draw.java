package jp.akashi.load.people;

/// Random-looking numbers that depend on a person's index and the name of what is drawn, and on nothing else.
///
/// SplitMix64's finaliser under a fixed key. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014.
final class Draw {
    private static final long KEY = 0x5DEE_CE66_D1CE_4E5BL;

    private final long index;

    Draw(long index) {
        this.index = index;
    }

    /// From 0 to `bound` − 1.
    int below(int bound, String what) {
        return (int) Long.remainderUnsigned(bits(what), bound);
    }

    long bits(String what) {
        return mix(mix(index ^ KEY) + what.hashCode() * 0x9E37_79B9_7F4A_7C15L);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
