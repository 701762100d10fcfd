package jp.akashi.certificate.trust;

import java.time.Instant;
import java.util.Optional;

/// One entry of a revocation list: the identifier, and the moment before which its cards are revoked.
///
/// Without a moment all are. Written `rid` or `rid.<seconds>`. Source: SMART Health Cards 1.4, Revocation.
public record Revocation(Rid rid, Optional<Instant> before) {
    public static Optional<Revocation> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Rid.parse(text).map(rid -> new Revocation(rid, Optional.empty()));
        }
        return seconds(text.substring(dot + 1)).flatMap(before -> Rid.parse(text.substring(0, dot))
                .map(rid -> new Revocation(rid, Optional.of(before))));
    }

    /// Whether a card with this identifier and `nbf` is revoked by the entry.
    public boolean revokes(Rid presented, Instant notBefore) {
        return rid.equals(presented) && before.map(notBefore::isBefore).orElse(true);
    }

    public String written() {
        return before.map(moment -> rid.written() + "." + moment.getEpochSecond())
                .orElse(rid.written());
    }

    private static Optional<Instant> seconds(String digits) {
        boolean wellFormed =
                !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return wellFormed ? Optional.of(Instant.ofEpochSecond(Long.parseLong(digits))) : Optional.empty();
    }
}
