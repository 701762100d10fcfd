package jp.akashi.channel.municipality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.inquiry.LegalBasis;
import jp.akashi.inquiry.Question;
import jp.akashi.inquiry.Wish;
import jp.akashi.inquiry.WishKey;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Parses wishes and questions, or names the field that cannot be read.
final class QuestionReader {
    private static final WireJson<InquiryBody> WISH = WireJson.of(InquiryBody.class);
    private static final WireJson<QuestionBody> QUESTION = WireJson.of(QuestionBody.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private QuestionReader() {}

    static Wish wish(byte @Nullable [] body, @Nullable String key, Caller caller, Exchange exchange) {
        InquiryBody wish = WISH.read(body);
        MunicipalityCode asker = caller.municipality().orElseThrow();
        MunicipalityCode asked = municipality(wish.formerMunicipality(), "formerMunicipality");
        if (asked.equals(asker)) {
            throw new MalformedRequestException("formerMunicipality");
        }
        return new Wish(
                asker,
                caller.name(),
                asked,
                number(wish.individualNumber()),
                date(wish.birthDate(), "birthDate"),
                Fields.keyDigest(key, "inquiry:" + asker.digits()).map(WishKey.Sent::new),
                exchange.requestId());
    }

    /// The asker is who the certificate names, never who the body does.
    static Question question(byte @Nullable [] body, Caller caller) {
        QuestionBody question = QUESTION.read(body);
        require(LegalBasis.PURPOSE.name().equals(question.purpose()), "purpose");
        require(LegalBasis.MY_NUMBER_ACT_19_16.name().equals(question.legalBasis()), "legalBasis");
        MunicipalityCode asker = caller.municipality().orElseThrow();
        MunicipalityCode asked = municipality(question.municipality(), "municipality");
        require(!asked.equals(asker), "municipality");
        return new Question(
                matching(ID, question.inquiryId(), "inquiryId"),
                asker,
                matching(NAME, question.askedBy(), "askedBy"),
                asked,
                number(question.individualNumber()),
                date(question.birthDate(), "birthDate"));
    }

    static LocalDate date(@Nullable String text, String field) {
        try {
            return LocalDate.parse(Fields.text(text, field, 10));
        } catch (DateTimeException e) {
            throw new MalformedRequestException(field);
        }
    }

    private static IndividualNumber number(@Nullable String text) {
        return IndividualNumber.parse(Fields.text(text, "individualNumber", 12))
                .orElseThrow(() -> new MalformedRequestException("individualNumber"));
    }

    private static MunicipalityCode municipality(@Nullable String text, String field) {
        return Municipalities.find(Fields.text(text, field, 6))
                .map(Municipality::code)
                .orElseThrow(() -> new MalformedRequestException(field));
    }

    private static String matching(Pattern form, @Nullable String text, String field) {
        String given = Fields.text(text, field, 64);
        require(form.matcher(given).matches(), field);
        return given;
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new MalformedRequestException(field);
        }
    }
}
