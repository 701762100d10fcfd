package jp.akashi.verification;

/// What became of a presented text.
public sealed interface Verdict {
    /// Signed by somebody we trust, unchanged, in force, and not taken back.
    record Valid(Proof proof) implements Verdict {}

    /// It proves nothing.
    record Invalid(Reason reason) implements Verdict {}
}
