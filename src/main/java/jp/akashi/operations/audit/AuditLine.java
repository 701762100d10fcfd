package jp.akashi.operations.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.vocabulary.Bytes;

/// An audit entry as it stands in the database, and the leaf that it is in its municipality's tree.
///
/// `xact` and `id` give the order of the leaves. Source: docs/adr/0036.
public record AuditLine(
        long xact,
        long id,
        Instant at,
        String purpose,
        String caller,
        String municipality,
        Optional<String> subjectTag,
        String outcome,
        String requestId,
        Optional<String> object,
        Optional<String> certificate) {
    private static final String LAYOUT = "akashi-audit-1";

    /// All but `xact` as netstrings, one after another; what is absent is empty.
    public String content() {
        StringBuilder content = new StringBuilder();
        Stream.of(
                        LAYOUT,
                        Long.toString(id),
                        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                        purpose,
                        caller,
                        municipality,
                        subjectTag.orElse(""),
                        outcome,
                        requestId,
                        object.orElse(""),
                        certificate.orElse(""))
                .forEach(field -> content.append(field.getBytes(StandardCharsets.UTF_8).length)
                        .append(':')
                        .append(field)
                        .append(','));
        return content.toString();
    }

    Bytes hash() {
        return MerkleTree.leaf(content().getBytes(StandardCharsets.UTF_8));
    }

    boolean isAfter(long otherXact, long otherId) {
        return xact > otherXact || (xact == otherXact && id > otherId);
    }
}
