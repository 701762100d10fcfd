package jp.akashi.channel.feed;

import java.util.List;
import java.util.Locale;
import jp.akashi.registry.questionnaire.Keyings.Result.Compared;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of a keying: its own rows and their errors, and how the batch stands now.
@Schema(name = "KeyingAnswer")
record KeyingAnswer(int rows, int agreed, int registered, int rejected, int disputed, List<ErrorAnswer> errors) {
    KeyingAnswer {
        errors = List.copyOf(errors);
    }

    static KeyingAnswer of(Compared compared, Locale language) {
        return new KeyingAnswer(
                compared.rows(),
                compared.agreed(),
                compared.registered(),
                compared.rejected(),
                compared.disputed(),
                compared.errors().stream()
                        .map(error -> ErrorAnswer.of(error, language))
                        .toList());
    }
}
