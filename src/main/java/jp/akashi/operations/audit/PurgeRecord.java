package jp.akashi.operations.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.vocabulary.Bytes;

/// What a purge took away: whose entries, of which purpose, older than when, how many leaves and which.
///
/// Six lines, signed as a note like a checkpoint: origin, purpose, `before `, count, digest in base64, `time `.
record PurgeRecord(String origin, String purpose, Instant before, long count, Bytes leaves, Instant at) {
    private static final Pattern TEXT =
            Pattern.compile("(\\S+)\n([A-Z_]+)\nbefore (\\S+)\n([1-9]\\d{0,17})\n([A-Za-z0-9+/]{43}=)\ntime (\\S+)\n");

    static Optional<PurgeRecord> parse(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PurgeRecord(
                    lines.group(1),
                    lines.group(2),
                    Instant.parse(lines.group(3)),
                    Long.parseLong(lines.group(4)),
                    Bytes.copyOf(Base64.getDecoder().decode(lines.group(5))),
                    Instant.parse(lines.group(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(
                "\n",
                origin,
                purpose,
                "before " + before,
                Long.toString(count),
                Base64.getEncoder().encodeToString(leaves.toArray()),
                "time " + at,
                "");
    }

    boolean isOf(String municipality) {
        return origin.endsWith("/purge/" + municipality);
    }

    /// Whether it took nothing younger than anything may go.
    boolean keptTheFewestYears() {
        return !before.isAfter(AuditYears.yearsBefore(at, AuditYears.FEWEST));
    }
}
