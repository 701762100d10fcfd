package jp.akashi.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.shc.ShcContent;
import jp.akashi.certificate.shc.ShcReading;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.RedisWire;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.VaccineProduct;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A thousand people, in by the feeds and out as certificates: every field of every one is what was imported,
/// and the number of none is to be found anywhere.
@GatewayTest
class ThousandPeopleIT {
    private static final int PEOPLE = 1000;
    private static final String KOTO = "131083";
    private static final String FAMILIES = "佐藤鈴木高橋田中渡辺𠮷田髙﨑山﨑葛城邊見";
    private static final String GIVEN = "翔太陽菜結衣蓮湊葵凛咲樹大翔";

    @Inject
    Register register;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redis;

    private record Shot(int number, LocalDate on, VaccineProduct product, String lot) {}

    private record Person(Applicant who, String ticket, List<Shot> shots) {}

    @Test
    void everyFieldOfEveryCertificateIsWhatWasImported() throws Exception {
        List<Person> people = people();
        importAll(people);
        KeySet published =
                KeySet.parse(RestAssured.get("/issuer/.well-known/jwks.json").asString());

        StringBuilder answers = new StringBuilder();
        for (Person person : people) {
            Response answer = AppPhone.ask(person.who(), KOTO);
            assertEquals(201, answer.statusCode(), answer.asString());
            answers.append(answer.asString());
            check(person, answer.jsonPath(), published);
        }

        List<String> numbers =
                people.stream().map(person -> person.who().number()).toList();
        assertHidden(numbers, "answers", answers.toString());
        assertHidden(numbers, "database", wholeDatabase());
        assertHidden(numbers, "Redis", RedisWire.everything(URI.create(redis)));
    }

    private static List<Person> people() {
        SplittableRandom random = new SplittableRandom(20211220);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String name = pick(FAMILIES, random) + pick(FAMILIES, random) + "　" + pick(GIVEN, random);
            LocalDate born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(28_000));
            Applicant who = Applicant.named(name, born.toString());
            people.add(new Person(who, who.number().substring(1, 11), shots(random)));
        }
        return people;
    }

    private static List<Shot> shots(SplittableRandom random) {
        List<Shot> shots = new ArrayList<>();
        LocalDate on = LocalDate.of(2022, 11, 1);
        int count = 1 + random.nextInt(7);
        VaccineProduct[] products = {
            VaccineProduct.PF, VaccineProduct.MO, VaccineProduct.NV, VaccineProduct.PF_BA45, VaccineProduct.MO_BA45
        };
        for (int n = 1; n <= count; n++) {
            on = on.plusDays(21 + random.nextInt(90));
            String lot = "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26))
                    + (1000 + random.nextInt(9000));
            shots.add(new Shot(n, on, products[random.nextInt(products.length)], lot));
        }
        return shots;
    }

    private static String pick(String characters, SplittableRandom random) {
        int[] codePoints = characters.codePoints().toArray();
        return Character.toString(codePoints[random.nextInt(codePoints.length)]);
    }

    private void importAll(List<Person> people) {
        StringBuilder targets = new StringBuilder("自治体コード,宛名番号,接種券番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置\n");
        StringBuilder doses = new StringBuilder("自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\n");
        for (Person person : people) {
            targets.append(String.join(
                            ",",
                            KOTO,
                            "K" + person.ticket(),
                            person.ticket(),
                            person.who().number(),
                            person.who().name(),
                            "カナ",
                            person.who().birthDate().replace("-", ""),
                            "9",
                            "0"))
                    .append('\n');
            for (Shot shot : person.shots()) {
                doses.append(String.join(
                                ",",
                                KOTO,
                                person.ticket(),
                                "" + shot.number(),
                                shot.on().toString().replace("-", ""),
                                shot.product().key(),
                                shot.lot(),
                                "江東区会場",
                                "医師",
                                KOTO))
                        .append('\n');
            }
        }
        send("targets", targets, people.size());
        send(
                "doses",
                doses,
                people.stream().mapToInt(person -> person.shots().size()).sum());
    }

    private void send(String feed, StringBuilder file, int rows) {
        TestPki.the()
                .as("CN=city-" + KOTO + ", OU=municipality, O=" + KOTO, secure.getPort())
                .contentType("text/csv; charset=utf-8")
                .body(file.toString().getBytes(StandardCharsets.UTF_8))
                .post("/feeds/v1/" + feed)
                .then()
                .statusCode(200)
                .body("accepted", org.hamcrest.Matchers.equalTo(rows));
    }

    private static void check(Person person, JsonPath answer, KeySet published) throws GeneralSecurityException {
        Map<String, String> face = new HashMap<>();
        answer.<Map<String, String>>getList("face").forEach(item -> face.put(item.get("item"), item.get("ja")));
        assertEquals(person.shots().size(), answer.getInt("doseCount"));
        assertEquals(person.who().name(), face.get("NAME"));
        LocalDate born = LocalDate.parse(person.who().birthDate());
        assertEquals(written(born), face.get("BIRTH_DATE"));
        for (Shot shot : person.shots()) {
            String dose = "DOSE_" + shot.number();
            assertEquals(written(shot.on()), face.get(dose + "_DATE"));
            assertEquals(shot.product().nameJa(), face.get(dose + "_PRODUCT"));
            assertEquals(shot.product().maker().nameJa(), face.get(dose + "_MANUFACTURER"));
            assertEquals(shot.lot(), face.get(dose + "_LOT"));
        }
        ShcReading.Decoded card =
                assertInstanceOf(ShcReading.Decoded.class, SmartHealthCard.read(answer.getString("barcodes[0].text")));
        assertTrue(verifies(card, published), "the published key set verifies the card");
        check(person, card.content());
    }

    private static void check(Person person, ShcContent card) {
        String[] name = person.who().name().split("　");
        assertEquals(name[0], card.names().getFirst().family());
        assertEquals(List.of(name[1]), card.names().getFirst().given());
        assertEquals(person.who().birthDate(), card.birthDate().toString());
        assertEquals(person.shots().size(), card.doses().size());
        for (int i = 0; i < person.shots().size(); i++) {
            assertEquals(
                    person.shots().get(i).product().cvx(), card.doses().get(i).cvx());
            assertEquals(person.shots().get(i).on(), card.doses().get(i).occurredOn());
            assertEquals(person.shots().get(i).lot(), card.doses().get(i).lot().orElseThrow());
        }
    }

    private static boolean verifies(ShcReading.Decoded card, KeySet published) throws GeneralSecurityException {
        ECPublicKey key = published.find(card.kid()).orElseThrow().publicKey();
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update(card.signed().bytes().toArray());
        return signature.verify(card.signature().rs().toArray());
    }

    private static String written(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private String wholeDatabase() {
        StringBuilder dump = new StringBuilder();
        for (String table : tables()) {
            for (Row row :
                    register.query("select t::text from " + table + " t", io.vertx.mutiny.sqlclient.Tuple.tuple())) {
                dump.append(row.getString(0)).append('\n');
            }
        }
        return dump.toString();
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        register.query(
                        "select table_name::text from information_schema.tables where table_schema = 'public'",
                        io.vertx.mutiny.sqlclient.Tuple.tuple())
                .forEach(row -> tables.add(row.getString(0)));
        assertTrue(tables.contains("resident") && tables.contains("certificate"));
        return tables;
    }

    private static void assertHidden(List<String> numbers, String sink, String content) {
        String lower = content.toLowerCase(java.util.Locale.ROOT);
        assertFalse(content.isEmpty(), sink + " was looked at");
        for (String number : numbers) {
            byte[] digits = number.getBytes(StandardCharsets.US_ASCII);
            assertFalse(content.contains(number), sink + " shows a number");
            assertFalse(lower.contains(HexFormat.of().formatHex(digits)), sink + " shows a number in hex");
            assertFalse(
                    content.contains(Base64.getEncoder().encodeToString(digits)), sink + " shows a number in base64");
        }
    }
}
