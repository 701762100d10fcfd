package jp.akashi.channel.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.registry.questionnaire.Keyings;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is said about a batch of questionnaires: when it was sent, how many for each municipality, why it is settled.
@Schema(name = "QuestionnaireBatchBody")
record BatchBody(
        @Schema(examples = "2022-10-05") @Nullable String sentOn,

        @Schema(description = "How many, by the municipality code of the tickets; at most 1,000 together") @Nullable
        Map<String, @Nullable Integer> counts,

        @Nullable String reason) {
    private static final WireJson<BatchBody> JSON = WireJson.of(BatchBody.class);
    private static final Pattern REASON = Pattern.compile("\\P{C}{1,200}");

    static BatchBody read(byte @Nullable [] body) {
        return JSON.read(body);
    }

    LocalDate day() {
        return date(sentOn, "sentOn");
    }

    Map<MunicipalityCode, Integer> byMunicipality() {
        if (counts == null || counts.isEmpty()) {
            throw new MalformedRequestException("counts");
        }
        Map<MunicipalityCode, Integer> read = new TreeMap<>();
        counts.forEach((code, count) -> {
            if (count == null || count < 1 || count > Keyings.MOST_ROWS) {
                throw new MalformedRequestException("counts");
            }
            Municipality home = Municipalities.find(code).orElseThrow(() -> new MalformedRequestException("counts"));
            read.put(home.code(), count);
        });
        if (read.values().stream().mapToInt(Integer::intValue).sum() > Keyings.MOST_ROWS) {
            throw new MalformedRequestException("counts");
        }
        return read;
    }

    String why() {
        if (reason == null || reason.isBlank() || !REASON.matcher(reason).matches()) {
            throw new MalformedRequestException("reason");
        }
        return reason;
    }

    /// A date as ISO writes it.
    static LocalDate date(@Nullable String text, String field) {
        try {
            if (text != null && text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new MalformedRequestException(field);
        }
        throw new MalformedRequestException(field);
    }
}
