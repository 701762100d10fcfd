package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.registry.intake.Parsed.Faulty;
import jp.akashi.registry.intake.Parsed.Read;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.MunicipalityCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetParserTest {
    private static final List<String> GOOD =
            List.of("131113", "123", "0123456789", "123456789018", "黒桐　幹也", "コクトウ　ミキヤ", "19800217", "1", "0");
    private static final Sender CITY = new Sender("city", Source.MUNICIPALITY, new MunicipalityCode("131113"));

    @TempDir
    Path secrets;

    private TargetParser parser;

    @BeforeEach
    void openThePersonKeys() throws IOException {
        for (Secret secret : Secret.values()) {
            Files.writeString(
                    secrets.resolve(SecretKeys.fileName(secret, 1)),
                    Base64.getEncoder().encodeToString(new byte[32]));
        }
        parser = new TargetParser(new PersonKeys(new SecretKeys(secrets)), CITY, LocalDate.of(2022, 1, 1));
    }

    @Test
    void aGoodRowBecomesATargetThatPrintsMasked() {
        Read<?> read = assertInstanceOf(Read.class, parser.parse(new SourceRow(2, GOOD)));

        assertEquals("Line[number=2, value=Target[masked]]", read.line().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "自治体コード, 131114, MUNICIPALITY_UNKNOWN",
        "自治体コード, '', MUNICIPALITY_UNKNOWN",
        "自治体コード, 131105, MUNICIPALITY_FOREIGN",
        "宛名番号, '', PERSON_ID_MALFORMED",
        "宛名番号, 'a b', PERSON_ID_MALFORMED",
        "宛名番号, 123456789018, PERSON_ID_MALFORMED",
        "接種券番号, 012345678, TICKET_MALFORMED",
        "接種券番号, ０１２３４５６７８９, TICKET_MALFORMED",
        "個人番号, 123456789012, NUMBER_MALFORMED",
        "個人番号, 000000000000, NUMBER_MALFORMED",
        "個人番号, '', NUMBER_MALFORMED",
        "氏名, '', NAME_MALFORMED",
        "氏名, 黒桐123456789018, NAME_MALFORMED",
        "氏名, 黒\uFFFD, CHARACTERS_MALFORMED",
        "カナ氏名, 123456789018, KANA_MALFORMED",
        "生年月日, 19800230, BIRTH_DATE_INVALID",
        "生年月日, 1980-02-17, BIRTH_DATE_INVALID",
        "生年月日, 20220102, BIRTH_DATE_INVALID",
        "生年月日, 18000101, BIRTH_DATE_INVALID",
        "性別, 3, SEX_INVALID",
        "性別, 男, SEX_INVALID",
        "支援措置, 2, PROTECTION_INVALID",
        "支援措置, '', PROTECTION_INVALID"
    })
    void everyBadCellIsToldByItsColumnAndNeverQuoted(String column, String cell, Fault fault) {
        List<String> cells = new ArrayList<>(GOOD);
        cells.set(TargetParser.COLUMNS.indexOf(column), cell);

        Faulty<?> faulty = assertInstanceOf(Faulty.class, parser.parse(new SourceRow(7, cells)));

        assertEquals(new RowError(7, column, fault), faulty.error());
        assertFalse(faulty.toString().contains("123456789018"));
    }

    @Test
    void aRowOfAnotherLengthIsRejectedAsAWhole() {
        Faulty<?> faulty = assertInstanceOf(Faulty.class, parser.parse(new SourceRow(3, GOOD.subList(0, 8))));

        assertEquals(new RowError(3, "", Fault.COLUMN_COUNT), faulty.error());
    }
}
