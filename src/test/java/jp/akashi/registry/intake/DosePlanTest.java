package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

class DosePlanTest {
    private static final MunicipalityCode OTA = new MunicipalityCode("131113");
    private static final Sender CITY = new Sender("city", Source.MUNICIPALITY, OTA);
    private static final Sender CONTRACTOR = new Sender("contractor", Source.CONTRACTOR, OTA);
    private static final Sender NAMESAKE = new Sender("contractor", Source.VENUE, OTA);
    private static final Optional<StandingDose.Owner> OWNER = Optional.of(
            new StandingDose.Owner(7, new PersonKey(Bytes.copyOf(new byte[32])), LocalDate.of(1980, 2, 17)));

    @Test
    void aDoseIsActiveWithAnOwnerAndWaitsWithoutOne() {
        assertEquals(
                new Counts(1, 0, 0, 0),
                plan(CITY, dose("A1", "蒲田"), Optional.empty(), OWNER).written().counts());
        assertEquals(
                new Counts(0, 0, 1, 0),
                plan(CITY, dose("A1", "蒲田"), Optional.empty(), Optional.empty())
                        .written()
                        .counts());
    }

    @Test
    void aDoseFromBeforeTheOwnersBirthWaitsYetTheirRevisionRises() {
        Optional<StandingDose.Owner> child = OWNER.map(
                owner -> new StandingDose.Owner(owner.residentId(), owner.person(), LocalDate.of(2021, 6, 2)));

        DosePlan plan = plan(CITY, dose("A1", "蒲田"), Optional.empty(), child);

        assertEquals(new Counts(0, 0, 1, 0), plan.written().counts());
        assertEquals(List.of(7L), plan.residents());
    }

    @Test
    void anotherSenderWithTheSameFactsChangesNothingWhateverTheSpelling() {
        DosePlan plan = plan(NAMESAKE, dose("A1", "かまた"), Optional.of(recorded("ACTIVE", CONTRACTOR)), OWNER);

        assertEquals(new Counts(0, 1, 0, 0), plan.written().counts());
        assertTrue(plan.residents().isEmpty());
    }

    @Test
    void anotherSenderWithOtherFactsIsRejectedEvenUnderTheSameName() {
        DosePlan plan = plan(NAMESAKE, dose("B2", "蒲田"), Optional.of(recorded("ACTIVE", CONTRACTOR)), OWNER);

        assertEquals(
                List.of(new RowError(5, "接種回", Fault.DOSE_CONFLICT)),
                plan.written().errors());
        assertEquals(99, plan.contradictions().getFirst().standing().id());
        assertEquals(dose("B2", "蒲田"), plan.contradictions().getFirst().reported());
    }

    @Test
    void theSenderAndTheMunicipalityCorrectByANewVersion() {
        for (Sender sender : List.of(CONTRACTOR, CITY)) {
            DosePlan plan = plan(sender, dose("A1", "かまた"), Optional.of(recorded("ACTIVE", CONTRACTOR)), OWNER);

            assertEquals(List.of(99L), plan.superseded());
            assertEquals(4, plan.added().getFirst().version());
        }
    }

    @Test
    void whatIsWithdrawnOnlyTheMunicipalityBringsBack() {
        DosePlan refused = plan(CONTRACTOR, dose("A1", "蒲田"), Optional.of(recorded("WITHDRAWN", CONTRACTOR)), OWNER);
        DosePlan restored = plan(CITY, dose("A1", "蒲田"), Optional.of(recorded("WITHDRAWN", CONTRACTOR)), OWNER);

        assertEquals(new Counts(0, 0, 0, 1), refused.written().counts());
        assertEquals(new Counts(1, 0, 0, 0), restored.written().counts());
        assertTrue(restored.superseded().isEmpty());
    }

    @Test
    void whatItsOwnSenderTookBackStandsInNobodysWay() {
        StandingDose.Version withdrawn = recorded("WITHDRAWN", NAMESAKE);
        StandingDose.Version takenBack = new StandingDose.Version(
                withdrawn.id(),
                withdrawn.version(),
                withdrawn.state(),
                true,
                withdrawn.source(),
                withdrawn.sender(),
                withdrawn.content());

        DosePlan plan = plan(CONTRACTOR, dose("B2", "蒲田"), Optional.of(takenBack), OWNER);

        assertEquals(new Counts(1, 0, 0, 0), plan.written().counts());
        assertEquals(4, plan.added().getFirst().version());
        assertTrue(plan.superseded().isEmpty());
    }

    private static DosePlan plan(
            Sender sender,
            ReportedDose dose,
            Optional<StandingDose.Version> latest,
            Optional<StandingDose.Owner> owner) {
        Batch<ReportedDose> batch = new Batch<>(List.of(new Line<>(5, dose)), List.of());
        return new DosePlan(sender, batch, List.of(new StandingDose(latest, owner)));
    }

    private static StandingDose.Version recorded(String state, Sender sender) {
        return new StandingDose.Version(
                99,
                3,
                state,
                false,
                sender.source().name(),
                sender.name(),
                dose("A1", "蒲田").content());
    }

    private static ReportedDose dose(String lot, String physician) {
        return new ReportedDose(
                new ReportedDose.Key(OTA, new TicketNumber("0123456789"), 1),
                new ReportedDose.Content(
                        new ReportedDose.Facts(LocalDate.of(2021, 6, 1), VaccineProduct.PF, new LotNumber(lot)),
                        "大田区民センター",
                        physician,
                        OTA));
    }
}
