package jp.akashi.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

class RecordBytesTest {
    private static final PersonRecord RECORD = new PersonRecord(
            42,
            7,
            new PersonName("𠮷田［髙﨑］　花子"),
            LocalDate.of(1980, 2, 17),
            true,
            false,
            List.of(new RecordedDose(
                    99, new Dose(3, LocalDate.of(2022, 3, 1), VaccineProduct.MO_BA45, new LotNumber("300 4733")))));

    @Test
    void aRecordComesBackAsItWent() throws IOException {
        assertEquals(RECORD, RecordBytes.read(RecordBytes.of(RECORD)));
    }

    @Test
    void anotherLayoutIsNotRead() {
        byte[] bytes = RecordBytes.of(RECORD);
        bytes[0] = 9;
        assertThrows(IOException.class, () -> RecordBytes.read(bytes));
    }
}
