package jp.akashi.issuance;

import java.text.Normalizer;
import java.util.regex.Pattern;
import jp.akashi.issuance.applicant.Applicant;
import jp.akashi.registry.PersonRecord;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.Refusal;

/// Whether the record found under the applicant's number is the applicant's own.
///
/// The birth date must be equal. Names are compared in NFKC without blanks and variation selectors, then once more
/// without what stands in brackets (a former surname, which card or register may lack). Never by address.
final class MatchApplicant {
    private static final Pattern BLANKS_AND_SELECTORS =
            Pattern.compile("[\\s\\p{Z}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]+");
    private static final Pattern BRACKETED = Pattern.compile("\\[[^]]*]");

    private MatchApplicant() {}

    static Outcome<PersonRecord> match(Applicant applicant, PersonRecord record) {
        return applicant.birthDate().equals(record.birthDate()) && isSame(applicant.name(), record.name())
                ? Outcome.granted(record)
                : Outcome.refused(Refusal.RECORD_MISMATCH);
    }

    private static boolean isSame(PersonName one, PersonName other) {
        if (one.equals(other)) {
            return true;
        }
        String folded = folded(one);
        String otherFolded = folded(other);
        return folded.equals(otherFolded) || withoutBrackets(folded).equals(withoutBrackets(otherFolded));
    }

    private static String folded(PersonName name) {
        String compatible = Normalizer.normalize(name.written(), Normalizer.Form.NFKC);
        return BLANKS_AND_SELECTORS.matcher(compatible).replaceAll("");
    }

    private static String withoutBrackets(String folded) {
        return BRACKETED.matcher(folded).replaceAll("");
    }
}
