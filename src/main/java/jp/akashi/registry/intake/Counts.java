package jp.akashi.registry.intake;

/// How many rows of a file had which fate; disjoint, and together all of its rows.
public record Counts(long accepted, long unchanged, long pending, long rejected) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(
                accepted + more.accepted, unchanged + more.unchanged, pending + more.pending, rejected + more.rejected);
    }

    /// As the audit tells it.
    String written() {
        return "ACCEPTED " + accepted + ", UNCHANGED " + unchanged + ", PENDING " + pending + ", REJECTED " + rejected;
    }

    long rows() {
        return accepted + unchanged + pending + rejected;
    }
}
