package jp.akashi.channel.operator;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.operations.audit.AuditCriteria;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an auditor asked for, as it stands in the query.
public record AuditQuery(
        @QueryParam("from") @Schema(description = "RFC 3339, included") @Nullable
        String from,

        @QueryParam("until") @Schema(description = "RFC 3339, not included") @Nullable
        String until,

        @QueryParam("purpose") @Nullable String purpose,

        @QueryParam("subject") @Schema(description = "Subject tag, 32 hex digits") @Nullable
        String subject,

        @QueryParam("certificate") @Nullable String certificate,

        @QueryParam("before") @Schema(description = "The next of the page before") @Nullable
        String before,

        @QueryParam("limit") @Schema(description = "1 to 500, 100 when absent") @Nullable
        String limit) {
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{32}");
    private static final int USUAL = 100;
    private static final int MOST = 500;

    AuditCriteria criteria(String municipality) {
        return new AuditCriteria(
                municipality,
                parsed(from, "from", AuditQuery::instant),
                parsed(until, "until", AuditQuery::instant),
                parsed(purpose, "purpose", AuditQuery::purpose),
                parsed(subject, "subject", text -> Optional.of(text)
                        .filter(tag -> TAG.matcher(tag).matches())),
                parsed(certificate, "certificate", text -> CertificateNumber.parse(text)
                        .map(CertificateNumber::written)),
                Optional.ofNullable(before).map(text -> whole(text, "before")),
                limit == null ? USUAL : limit(limit));
    }

    /// A whole number from 0 on.
    static long whole(@Nullable String text, String field) {
        if (text == null || !text.matches("\\d{1,18}")) {
            throw new MalformedRequestException(field);
        }
        return Long.parseLong(text);
    }

    private static int limit(String text) {
        long limit = whole(text, "limit");
        if (limit < 1 || limit > MOST) {
            throw new MalformedRequestException("limit");
        }
        return (int) limit;
    }

    private static <T> Optional<T> parsed(@Nullable String text, String field, Function<String, Optional<T>> parser) {
        return text == null
                ? Optional.empty()
                : Optional.of(parser.apply(text).orElseThrow(() -> new MalformedRequestException(field)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> purpose(String text) {
        return Arrays.stream(Purpose.values())
                .map(Purpose::name)
                .filter(text::equals)
                .findFirst();
    }
}
