package jp.akashi.operations.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.vocabulary.Bytes;

/// What a tree was at a moment: whose it is, how many leaves, which root. Source: C2SP tlog-checkpoint.
///
/// Four lines: origin, size, root in base64, and `time ` with the moment as an extension.
record Checkpoint(String origin, long size, Bytes root, Instant at) {
    private static final Pattern TEXT =
            Pattern.compile("(\\S+)\n(0|[1-9]\\d{0,17})\n([A-Za-z0-9+/]{43}=)\ntime (\\S+)\n");

    static Optional<Checkpoint> parse(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Checkpoint(
                    lines.group(1),
                    Long.parseLong(lines.group(2)),
                    Bytes.copyOf(Base64.getDecoder().decode(lines.group(3))),
                    Instant.parse(lines.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.toArray()) + "\ntime " + at + "\n";
    }

    boolean isOf(String municipality) {
        return origin.endsWith("/audit/" + municipality);
    }
}
