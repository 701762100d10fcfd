package jp.akashi.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import jp.akashi.issuance.applicant.Applicant;
import jp.akashi.registry.PersonRecord;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchApplicantTest {
    private static final LocalDate BORN = LocalDate.of(1980, 2, 17);

    @ParameterizedTest
    @CsvSource({
        "黒桐　幹也, 黒桐　幹也",
        "黒桐　幹也, 黒桐 幹也",
        "黒桐　幹也, 黒桐幹也",
        "黒桐［両儀］　幹也, 黒桐　幹也",
        "黒桐　幹也, 黒桐［両儀］　幹也",
        "黒桐［両儀］　幹也, 黒桐[両儀]幹也",
        "ﾏﾘｱ　ｽﾐｽ, マリア　スミス",
        "葛\uDB40\uDD00城　花子, 葛城　花子"
    })
    void namesWrittenDifferentlyAreOnePersons(String card, String record) {
        assertEquals(true, matches(card, record, BORN));
    }

    @ParameterizedTest
    @CsvSource({"黒桐　幹也, 黒桐　鮮花", "黒桐　幹也, 両儀　幹也", "［両儀］黒桐　幹也, ［両儀］"})
    void otherNamesAreAnothers(String card, String record) {
        assertEquals(false, matches(card, record, BORN));
    }

    @Test
    void anotherBirthDateIsAnothers() {
        assertEquals(false, matches("黒桐　幹也", "黒桐　幹也", BORN.plusDays(1)));
    }

    private static boolean matches(String card, String recorded, LocalDate birthDate) {
        Applicant applicant = new Applicant(
                new KeyedPerson(new PersonKey(Bytes.copyOf(new byte[32]))),
                new PersonName(card),
                BORN,
                Municipalities.find("131113").orElseThrow());
        PersonRecord record = new PersonRecord(1, 1, new PersonName(recorded), birthDate, false, false, List.of());
        Outcome<PersonRecord> outcome = MatchApplicant.match(applicant, record);
        if (outcome.equals(Outcome.granted(record))) {
            return true;
        }
        assertEquals(Outcome.refused(Refusal.RECORD_MISMATCH), outcome);
        return false;
    }
}
