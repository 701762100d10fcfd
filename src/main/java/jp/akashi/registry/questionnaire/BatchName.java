package jp.akashi.registry.questionnaire;

import java.util.regex.Pattern;
import jp.akashi.vocabulary.MunicipalityCode;

/// What a batch of questionnaires (予診票) is found by: the venue's municipality, the venue, and the venue's own number.
public record BatchName(MunicipalityCode municipality, String venue, String number) {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public BatchName {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("malformed batch number");
        }
    }

    /// Whether a text can number a batch, or name whoever keyed it.
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
