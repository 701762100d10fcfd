package jp.akashi.certificate.vdsnc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VdsLintTest {
    private static final Certificate CERTIFICATE = Samples.international();
    private static final String DATA = VdsNc.prepare(CERTIFICATE, 42).bytes().toUtf8();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"is\":\"JPN\" | \"is\":\"AUS\" | another state",
                "\"v\":1 | \"v\": 1 | canonical",
                "\"uvci\":\"JP | \"uvci\":\"XX | uvci",
                "KOKUTO MIKIYA | KOKUTO  MIKIYA | n is not",
                "KOKUTO MIKIYA | Kokuto Mikiya | n is not",
                "\"n\":\"KOKUTO MIKIYA\" | \"n\":\"KOKUTO MIKIYA\",\"sex\":\"M\" | sex",
                "\"dob\":\"1980-02-17\", | '' | dob",
                "TZ1234567 | TZ-123456 | passport",
                "131113 | 131114 | ai is not",
                "20261123 | 20261131 | ai is not",
                "RA01.0 | RA01.1 | as Japan writes it",
                "XM0GQ8 | XM9QW8 | as Japan writes it",
                "COMIRNATY | PFIZER | as Japan writes it",
                "MHLW_Gov_of_JAPAN | MHLW | as Japan writes it",
                "\"ctr\":\"JPN\" | \"ctr\":\"USA\" | as Japan writes it",
                "\"seq\":2 | \"seq\":1 | seq",
                "\"seq\":4 | \"seq\":8 | seq",
                "2021-07-22 | 2021-07-01 | order",
                "2022-10-20 | 2026-11-24 | order",
                "2021-07-01 | 2021-02-13 | order",
            })
    void complainsOfEachDefect(String sound, String defect, String complaint) {
        String changed = DATA.replace(sound, defect);

        String said = VdsLint.complaint(new ToBeSigned(Bytes.ofUtf8(changed))).orElse("nothing");

        assertTrue(!changed.equals(DATA) && said.contains(complaint), said);
    }

    @Test
    void matchSeesAnotherPersonDoseSerialOrSigner() {
        SignedVds seal = VdsNcTest.seal(CERTIFICATE, 42);
        Certificate otherName = Samples.international("黒桐　幹也", new RomanName("KOKUTO", "MIKIO"), Samples.threeDoses());
        Certificate otherLot = Samples.international(
                "黒桐　幹也",
                new RomanName("KOKUTO", "MIKIYA"),
                List.of(
                        Samples.threeDoses().get(0),
                        Samples.threeDoses().get(1),
                        Samples.dose(4, "2022-10-20", VaccineProduct.MO_BA1, "2000123B")));

        assertEquals(Optional.of("person"), VdsMatch.difference(seal, otherName, 42, VdsNcTest.SIGNER));
        assertEquals(Optional.of("doses"), VdsMatch.difference(seal, otherLot, 42, VdsNcTest.SIGNER));
        assertEquals(Optional.of("person"), VdsMatch.difference(seal, CERTIFICATE, 43, VdsNcTest.SIGNER));
        assertEquals(
                Optional.of("signer"), VdsMatch.difference(seal, CERTIFICATE, 42, Bytes.copyOf(new byte[793 - 1])));
        assertNotEquals(
                Optional.empty(),
                VdsMatch.difference(
                        new SignedVds(seal.text().replace("\"uvci\":\"JP", "\"uvci\":\"JQ")),
                        CERTIFICATE,
                        42,
                        VdsNcTest.SIGNER));
    }
}
