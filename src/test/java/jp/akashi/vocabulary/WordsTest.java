package jp.akashi.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names, products and lots as people and feeds write them.
class WordsTest {
    @Test
    void aNameIsSplitAtItsFirstSeparator() {
        PersonName name = new PersonName("黒桐　幹也");
        assertEquals("黒桐", name.family());
        assertEquals(Optional.of("幹也"), name.given());
        assertEquals(Optional.empty(), new PersonName("マリア").given());
    }

    @Test
    void rareKanjiAndBracketsAreNames() {
        assertTrue(PersonName.parse("𠮷田［旧姓髙﨑］　花子").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　山田", "山田\n太郎", "山田\u0000", "\ud83d"})
    void refusesWhatIsNoName(String text) {
        assertTrue(PersonName.parse(text).isEmpty());
    }

    @Test
    void aNamePrintsMasked() {
        assertFalse(new PersonName("黒桐　幹也").toString().contains("黒桐"));
    }

    @ParameterizedTest
    @CsvSource({
        "PF, PF",
        "pf-ba45, PF_BA45",
        "ファイザー コミナティ, PF",
        "ファイザー社コミナティ（BA.1）, PF_BA1",
        "ファイザー／コミナティ(5から11歳用), PF_5_11",
        "武田/モデルナ　スパイクバックス, MO",
        "Moderna Spikevax (Original/Omicron BA.1), MO_BA1",
        "武田(ノババックス)・ヌバキソビッド, NV",
        "ｱｽﾄﾗｾﾞﾈｶ ﾊﾞｷｽｾﾞﾌﾞﾘｱ, AZ"
    })
    void readsAProductFromItsKeyOrFromMakerAndName(String text, VaccineProduct product) {
        assertEquals(Optional.of(product), VaccineProduct.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "コミナティ", "モデルナ コミナティ", "PF-BA9", "スパイク"})
    void refusesWhatNamesNoProduct(String text) {
        assertTrue(VaccineProduct.parse(text).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(VaccineProduct.class)
    void everyProductIsFoundByItsKeyAndItsCode(VaccineProduct product) {
        assertEquals(Optional.of(product), VaccineProduct.parse(product.key()));
        assertEquals(Optional.of(product), VaccineProduct.ofCvx(product.cvx()));
    }

    @Test
    void aChildsProductIsForChildren() {
        LocalDate on = LocalDate.of(2022, 6, 1);
        assertTrue(VaccineProduct.PF_5_11.couldBeGiven(on, LocalDate.of(2014, 1, 1)));
        assertFalse(VaccineProduct.PF_5_11.couldBeGiven(on, LocalDate.of(1980, 1, 1)));
        assertFalse(VaccineProduct.PF_5_11.couldBeGiven(on, LocalDate.of(2019, 1, 1)));
    }

    @Test
    void aProductIsNotGivenBeforeItsFirstDayOfUse() {
        LocalDate birthDate = LocalDate.of(1980, 1, 1);
        assertFalse(VaccineProduct.PF_BA1.couldBeGiven(LocalDate.of(2022, 9, 11), birthDate));
        assertTrue(VaccineProduct.PF_BA1.couldBeGiven(LocalDate.of(2022, 9, 12), birthDate));
    }

    @Test
    void aBrandIsInCapitalsWithoutItsVariant() {
        assertEquals("COMIRNATY", VaccineProduct.PF_BA45.brand());
    }

    @ParameterizedTest
    @CsvSource({"fc3400, FC3400", "FC-3400, FC-3400", "300 4733, 300 4733"})
    void lotsAreWrittenInCapitals(String text, String written) {
        assertEquals(written, LotNumber.parse(text).orElseThrow().written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ロット", "A123456789012345678901", "-A", "A\t1"})
    void refusesWhatIsNoLot(String text) {
        assertTrue(LotNumber.parse(text).isEmpty());
    }
}
