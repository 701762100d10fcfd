package jp.akashi.nodes;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.akashi.fakes.Applicant;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Both keys of a site of two nodes rotate while it serves: one story, told in order.
@TestMethodOrder(OrderAnnotation.class)
class SecretKeyRotationIT extends RotationCalls {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final List<Dose> DOSES =
            List.of(new Dose(1, LocalDate.of(2021, 6, 1), VaccineProduct.PF, new LotNumber("EW0201")));
    private static final Map<String, String> UNHURRIED = Map.of(
            "akashi.centre.application-lifetime", "PT30M",
            "akashi.centre.delivery", "PT30M",
            "akashi.centre.printing", "PT30M");
    private static final int CROWD = Integer.getInteger("rotation.persons", 400);

    private static final Applicant STAYS = Applicant.named("黒桐　幹也", "1980-02-17");
    private static final Applicant MOVES = Applicant.named("大田　花子", "1980-02-17");
    private static final Applicant COMES = Applicant.named("小林　誠", "1980-02-17");

    private static String inquiry;
    private static ObjectNode request;
    private static String issued;
    private static ObjectNode atKiosk;
    private static Centre.Answer shown;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("rotation");
        secrets = site.directory().resolve("secrets");
        one = site.startNode(UNHURRIED);
        two = site.startNode(UNHURRIED);
        site.people().add(List.of(STAYS, MOVES), People.OTA, DOSES);
        site.people().add(ASKED, MEGURO, DOSES);
        site.people()
                .add(
                        IntStream.range(0, CROWD)
                                .mapToObj(n -> Applicant.named("群衆", "1980-02-17"))
                                .toList(),
                        People.OTA,
                        DOSES);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @Order(1)
    void aKeyThatANodeLacksDoesNotBecomeCurrent() throws Exception {
        counts(residents(MOVES), 1, 0);
        inquiry = ask().then().statusCode(201).extract().path("inquiryId");
        request = body(STAYS);
        issued = send(one, request).then().statusCode(201).extract().asString();

        put(Secret.INDEX);
        put(Secret.DATA);
        restart(one);

        activate("operator-1", "INDEX").statusCode(409);
        restart(two);
        atKiosk = new Centre(site).application(one, MOVES, "store", "terminal", 1);
        shown = new Centre(site).apply(one, atKiosk);
        assertEquals(201, shown.status(), () -> new String(shown.body(), StandardCharsets.UTF_8));
        activate("operator-1", "INDEX").statusCode(202);
        activate("operator-1", "INDEX").statusCode(202);
        activate("operator-2", "INDEX").statusCode(200);
        activate("operator-1", "INDEX").statusCode(409);
    }

    @Test
    @Order(2)
    void halfMovedEverybodyIsFoundOnEveryNodeAndNothingIsTwice() throws Exception {
        try (Connection holdsTheJob = site.stores().postgres().connect()) {
            hold(holdsTheJob, "select from key_rotation where secret = 'INDEX' for update");

            counts(residents(MOVES), 0, 1);
            counts(residents(COMES), 1, 0);

            assertEquals(0, number("select renewed from key_rotation where secret = 'INDEX'"));
            assertEquals(List.of(2L, 1L), List.of(versionOf(MOVES), versionOf(STAYS)));
            issueEverywhere();
            assertEquals(inquiry, ask().then().extract().path("inquiryId"));
            Centre.Answer paid = new Centre(site).step(two, shown.text("applicationId"), "payment");
            assertEquals(200, paid.status());
            Centre.Answer paper = new Centre(site).document(two, shown.text("applicationId"), "copy");
            assertEquals(200, paper.status());
            assertEquals(
                    shown.text("binding"),
                    paper.headers().firstValue("Akashi-Binding").orElseThrow());
            refusedWithout(SecretKeys.fileName(Secret.INDEX, 1));
        }
    }

    @Test
    @Order(3)
    void nodesThatAreKilledInTheMiddleLeaveNobodyBetweenTheKeys() throws Exception {
        try (Connection holdsAPerson = site.stores().postgres().connect()) {
            hold(holdsAPerson, "select from resident where name = '群衆' order by person_key limit 1 for update");
            assertTrue(Patience.until(LONGEST, () -> 0 < number("""
                    select count(*) from pg_stat_activity
                     where query like '%bring_forward%' and wait_event_type = 'Lock'""")));

            one.kill();
            two.kill();
        }
        one.restart();
        two.restart();

        issueEverywhere();
        counts(residents(MOVES), 0, 1);
        assertTrue(Patience.until(LONGEST, () -> "UNUSED".equals(standing("INDEX", 1))));
        assertEquals(0, number("select count(*) from resident where revision <> 1"), "nobody's record changed");
        assertEquals(List.of(2L, 2L), List.of(versionOf(STAYS), versionOf(COMES)));
        issueEverywhere();
        assertEquals(inquiry, ask().then().extract().path("inquiryId"));
    }

    @Test
    @Order(4)
    void theDataKeyFollowsAndEveryRowIsSealedAnew() {
        activate("operator-1", "DATA").statusCode(202);
        activate("operator-2", "DATA").statusCode(200);

        assertTrue(Patience.until(LONGEST, () -> "UNUSED".equals(standing("DATA", 1))));

        for (String column : List.of(
                "certificate content_sealed",
                "resident number_sealed",
                "register_entry number_sealed",
                "kiosk_document document_sealed")) {
            String[] at = column.split(" ");
            assertNotEquals(0, number("select count(*) from " + at[0]), column);
            assertEquals(0, number("select count(*) from " + at[0] + " where get_byte(" + at[1] + ", 0) <> 2"), column);
        }
        assertEquals(0, number("select sum(unreadable) from key_rotation"));
        Stream.of(one, two)
                .flatMap(node -> node.log().lines())
                .filter(line -> line.contains("rows passed"))
                .forEach(System.out::println);
    }

    @Test
    @Order(5)
    void afterwardsTheFormerKeysMayGo() throws Exception {
        Files.delete(secrets.resolve(SecretKeys.fileName(Secret.INDEX, 1)));
        Files.delete(secrets.resolve(SecretKeys.fileName(Secret.DATA, 1)));
        restart(one);
        restart(two);

        issueEverywhere();
        counts(residents(MOVES), 0, 1);
        assertEquals(inquiry, ask().then().extract().path("inquiryId"));
        assertEquals(issued, send(two, request).then().statusCode(201).extract().asString());
        Centre.Answer paper = new Centre(site).document(one, shown.text("applicationId"), "copy");
        assertEquals(200, paper.status(), "a document that was sealed before");
        assertEquals(List.of(2L), numbers("select version from secret_key_use where secret = 'INDEX'"));
    }

    private static void issueEverywhere() {
        for (Gateway node : List.of(one, two)) {
            for (Applicant who : List.of(STAYS, MOVES)) {
                send(node, body(who)).then().statusCode(201).body("doseCount", equalTo(1));
            }
        }
    }
}
