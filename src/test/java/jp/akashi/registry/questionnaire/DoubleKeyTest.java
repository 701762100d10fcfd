package jp.akashi.registry.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.akashi.registry.intake.CanonicalRow;
import jp.akashi.registry.intake.ReportedDose;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.Source;
import jp.akashi.registry.intake.SourceRow;
import jp.akashi.registry.questionnaire.DoubleKey.Comparison;
import jp.akashi.registry.questionnaire.DoubleKey.Fate;
import jp.akashi.vocabulary.MunicipalityCode;
import org.junit.jupiter.api.Test;

class DoubleKeyTest {
    private static final Sender CONTRACTOR = new Sender("c", Source.CONTRACTOR, new MunicipalityCode("131113"));

    @Test
    void whatTwoPeopleKeyedAlikeGoesInWhateverTheWidths() {
        Comparison one = only(keying("EW0201 大田区民センター"), keying("EW0201 大田区民ｾﾝﾀｰ"));

        assertEquals(Fate.AGREED, one.fate());
        assertEquals("EW0201", one.agreed().cells().get(5));
    }

    @Test
    void whatTheyKeyedDifferentlyOrOneAloneIsDisputed() {
        assertEquals(
                Fate.DISPUTED, only(keying("EW0201 会場"), keying("EW0202 会場")).fate());
        assertEquals(Fate.DISPUTED, only(keying("EW0201 会場"), Map.of()).fate());
    }

    @Test
    void aThirdPersonDecidesByAgreeingWithEither() {
        Comparison second = only(keying("EW0201 会場"), keying("EW0202 会場"), keying("EW0202 会場"));
        Comparison alone = only(Map.of(), keying("EW0202 会場"), keying("EW0202 会場"));

        assertEquals("EW0202", second.agreed().cells().get(5));
        assertEquals(Fate.AGREED, alone.fate());
    }

    @Test
    void threeStoriesStayDisputedAndARowOfOneHandThatTheThirdDidNotFindIsDropped() {
        assertEquals(
                Fate.DISPUTED,
                only(keying("EW0201 会場"), keying("EW0202 会場"), keying("EW0203 会場"))
                        .fate());
        assertEquals(
                Fate.DISPUTED,
                only(keying("EW0201 会場"), keying("EW0202 会場"), Map.of()).fate());
        assertEquals(Fate.DROPPED, only(keying("EW0201 会場"), Map.of(), Map.of()).fate());
        assertEquals(
                Fate.DISPUTED, only(Map.of(), Map.of(), keying("EW0201 会場")).fate(), "what only the third found");
    }

    @SafeVarargs
    private static Comparison only(Map<ReportedDose.Key, CanonicalRow>... keyings) {
        List<Comparison> comparisons = DoubleKey.compare(List.of(keyings));
        assertEquals(1, comparisons.size());
        return comparisons.getFirst();
    }

    private static Map<ReportedDose.Key, CanonicalRow> keying(String lotAndVenue) {
        String lot = lotAndVenue.substring(0, 6);
        String venue = lotAndVenue.substring(7);
        CanonicalRow row = CanonicalRow.parse(
                        CONTRACTOR,
                        LocalDate.of(2022, 1, 1),
                        new SourceRow(
                                1, List.of("131113", "0123456789", "1", "20210601", "PF", lot, venue, "蒲田", "131113")))
                .row()
                .orElseThrow();
        Map<ReportedDose.Key, CanonicalRow> rows = new LinkedHashMap<>();
        rows.put(row.dose().key(), row);
        return rows;
    }
}
