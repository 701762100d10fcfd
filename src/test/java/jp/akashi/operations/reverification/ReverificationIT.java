package jp.akashi.operations.reverification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.PassportLines;
import jp.akashi.fakes.Register;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.nodes.Patience;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class ReverificationIT {
    private static final String NERIMA = "131202";
    private static final PassportLines PASSPORT =
            new PassportLines("JPN", "OTA<<HANAKO", "TK7654321", "800217", "330101");

    @Inject
    ReverifyLedger ledger;

    @Inject
    Register register;

    @Inject
    Latches latches;

    @Inject
    DataSource owner;

    @BeforeEach
    void aNewPassIsDue() throws SQLException {
        sql("delete from reverification; delete from reverification_finding");
    }

    // Other tests write rows of their own making: what they did is not ours to judge, nor to stop for.
    @AfterEach
    void openWhatThisClosed() throws SQLException {
        sql("update latch set closed = false where changed_by = 'reverification'");
        assertTrue(Patience.until(Duration.ofSeconds(10), () -> !latches.isClosed(new MunicipalityCode(NERIMA))));
    }

    @Test
    void whatWasIssuedIsStillWhatWasSignedInBothFormats() throws SQLException {
        String domestic = issue(Applicant.named("大田　花子", "1980-02-17"));
        String international = travel(Applicant.named("大田　花子", "1980-02-17"));

        ledger.run().await().indefinitely();

        assertEquals(List.of(), findings(domestic, international));
        assertEquals(1, number("select count(*) from reverification where finished_at is not null and checked >= 2"));
    }

    @Test
    void eachKindOfDifferenceIsFoundAndClosesTheLatch() throws SQLException {
        String swapped = issue(Applicant.named("練馬　一郎", "1980-02-17"));
        String other = issue(Applicant.named("練馬　二郎", "1981-02-17"));
        String withdrawnByAnother = issue(Applicant.named("練馬　三郎", "1982-02-17"));
        String ofNobody = issue(Applicant.named("練馬　四郎", "1983-02-17"));
        String sound = issue(Applicant.named("練馬　五郎", "1984-02-17"));
        tamper("update certificate set content_sealed = (select content_sealed from certificate where number = '"
                + other + "') where number = '" + swapped + "'");
        tamper("update certificate set shc_rid = 'AAAAAAAAAAA' where number = '" + withdrawnByAnother + "'");
        tamper("update certificate set resident_id = (select min(id) from resident where municipality <> '131202')"
                + " where number = '" + ofNobody + "'");

        ledger.run().await().indefinitely();

        assertEquals(List.of("the content does not open"), findings(swapped));
        assertEquals(List.of("rid"), findings(withdrawnByAnother));
        assertEquals(List.of("person"), findings(ofNobody));
        assertEquals(List.of(), findings(sound, other));
        assertTrue(latches.isClosed(new MunicipalityCode(NERIMA)));
        assertEquals(0, number("select count(*) from reverification_finding where told_at is null"));
        tamper("delete from certificate where number in ('%s', '%s', '%s')"
                .formatted(swapped, withdrawnByAnother, ofNobody));
    }

    @Test
    void aPassThatWasBrokenOffGoesOnWhereItWas() throws SQLException {
        String number = issue(Applicant.named("練馬　六郎", "1985-02-17"));
        sql("insert into reverification (position, checked, differing, started_at) values ('" + number
                + "', 41, 0, now())");

        ledger.run().await().indefinitely();

        long after = number("select count(*) from certificate where number > '" + number + "'");
        assertEquals(41 + after, number("select checked from reverification"));
    }

    @Test
    void aPassThatIsFinishedIsNotBegunAgainBeforeItsTime() throws SQLException {
        ledger.run().await().indefinitely();
        sql("update reverification set checked = -1");

        ledger.run().await().indefinitely();

        assertEquals(-1, number("select checked from reverification"));
    }

    private String issue(Applicant who) {
        vaccinate(who);
        return AppPhone.ask(who, NERIMA).then().statusCode(201).extract().path("certificateId");
    }

    private String travel(Applicant who) {
        vaccinate(who);
        ObjectNode body = who.request(AppPhone.challenge(), NERIMA, "INTERNATIONAL");
        PASSPORT.lines().forEach(body.putObject("passport").putArray("mrz")::add);
        return AppPhone.send(body).then().statusCode(201).extract().path("certificateId");
    }

    private void vaccinate(Applicant who) {
        register.resident(who, NERIMA);
        register.dose(
                who,
                NERIMA,
                new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401")),
                "ACTIVE");
    }

    private List<String> findings(String... numbers) {
        List<String> found = new ArrayList<>();
        for (String number : numbers) {
            try (Connection connection = owner.getConnection();
                    var statement =
                            connection.prepareStatement("select what from reverification_finding where number = ?")) {
                statement.setString(1, number);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private long number(String question) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private void tamper(String text) throws SQLException {
        sql("begin; set local session_replication_role = replica; " + text + "; commit");
    }
}
