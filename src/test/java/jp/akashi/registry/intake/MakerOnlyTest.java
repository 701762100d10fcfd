package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakerOnlyTest {
    private static final MunicipalityCode OTA = new MunicipalityCode("131113");

    @ParameterizedTest
    @CsvSource({
        "ファイザー, 2021-06-01, , PF", // the only one in use then
        "ファイザー, 2022-11-01, , ", // five were
        "ファイザー, 2022-11-01, PF_BA45, PF_BA45", // what is recorded says which
        "武田/モデルナ, 2021-08-01, , MO",
        "アストラゼネカ, 2022-11-01, , AZ",
        "ファイザー, 2021-06-01, MO, PF" // another maker's record says nothing
    })
    void aMakerStandsForWhatIsRecordedOrForTheOnlyProductInUse(
            String maker, LocalDate on, VaccineProduct recorded, VaccineProduct product) {
        ReportedDose read = dose(MakerOnly.read(maker).orElseThrow(), on);
        Optional<StandingDose.Version> standing = Optional.ofNullable(recorded)
                .map(known -> new StandingDose.Version(
                        1, 1, "ACTIVE", false, "VENUE", "v", dose(known, on).content()));

        assertEquals(
                Optional.ofNullable(product),
                MakerOnly.resolve(read, standing)
                        .map(dose -> dose.content().facts().product()));
    }

    private static ReportedDose dose(VaccineProduct product, LocalDate on) {
        return new ReportedDose(
                new ReportedDose.Key(OTA, new TicketNumber("0123456789"), 1),
                new ReportedDose.Content(
                        new ReportedDose.Facts(on, product, new LotNumber("EW0201")), "会場", "医師", OTA));
    }
}
