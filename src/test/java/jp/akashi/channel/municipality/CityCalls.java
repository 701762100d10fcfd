package jp.akashi.channel.municipality;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Two municipalities that call over HTTPS, and what the database holds then.
///
/// Every test uses people of its own, so that none depends on another.
class CityCalls {
    static final String OTA = "131113";
    static final String MEGURO = "131105";

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    Register register;

    RequestSpecification city(String code) {
        return TestPki.the().as("CN=city-" + code + ", OU=municipality, O=" + code, secure.getPort());
    }

    RequestSpecification ota() {
        return city(OTA);
    }

    Response inquire(String asker, Applicant who, String former) {
        return city(asker)
                .contentType("application/json")
                .body(Map.of(
                        "individualNumber", who.number(),
                        "birthDate", who.birthDate(),
                        "formerMunicipality", former))
                .post("/municipality/v1/inquiries");
    }

    ValidatableResponse settle(long finding, Map<String, Object> body) {
        return ota().contentType("application/json")
                .body(body)
                .post("/municipality/v1/quality/findings/" + finding + "/settlement")
                .then();
    }

    static String ticket(Applicant who) {
        return who.number().substring(1, 11);
    }

    static Dose dose(int number, String on, String lot) {
        return new Dose(number, LocalDate.parse(on), VaccineProduct.PF, new LotNumber(lot));
    }

    /// All values of the first column, as text.
    List<String> texts(String sql, Object... parameters) {
        List<String> texts = new java.util.ArrayList<>();
        for (Row row : register.query(sql, Tuple.from(List.of(parameters)))) {
            texts.add(String.valueOf(row.getValue(0)));
        }
        return texts;
    }

    /// Looks again and again until it holds, for half a minute at most.
    static boolean eventually(BooleanSupplier holds) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
        return true;
    }
}
