package jp.akashi.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import org.junit.jupiter.api.Test;

/// S9: an answer that says no does not say what we know. In content; for the time it takes see `LikenessRun`.
@GatewayTest
class LikenessIT {
    private static final String OTA = "131113";
    private static final String MEGURO = "131105";
    private static final List<String> FILES =
            List.of("individualNumber", "attributes", "integrity", "certificate", "signingKey", "challengeSignature");
    private static final Set<String> OF_EACH_REQUEST = Set.of("akashi-request-id", "date");

    @Inject
    Register register;

    @Inject
    MeterRegistry metrics;

    @Test
    void whoeverIsUnknownHereOrHasNoDosesIsToldTheSame() {
        Applicant stranger = Applicant.named("川崎　一郎", "1990-04-01");
        Applicant elsewhere = Applicant.named("川崎　一郎", "1990-04-01");
        Applicant undosed = Applicant.named("川崎　一郎", "1990-04-01");
        register.resident(elsewhere, MEGURO);
        register.resident(undosed, OTA);

        assertAlike(
                404,
                Stream.of(stranger, elsewhere, undosed, undosed)
                        .map(who -> AppPhone.ask(who, OTA))
                        .toList());
    }

    @Test
    void whateverIsWrongWithACardAndWhoseverItIsTheAnswerIsTheSame() {
        Applicant stranger = Applicant.named("川崎　二郎", "1990-04-01");
        Applicant known = Applicant.named("川崎　二郎", "1990-04-01");
        register.resident(known, OTA);
        List<Response> answers = new ArrayList<>();
        for (String file : FILES) {
            for (Applicant who : List.of(stranger, known)) {
                answers.add(AppPhone.send(broken(who, file)));
            }
        }

        assertAlike(401, answers);
    }

    @Test
    void whoeverIsUnknownIsLookedForLikeOneWithoutDoses() {
        Applicant undosed = Applicant.named("川崎　三郎", "1990-04-01");
        register.resident(undosed, OTA);

        assertEquals(1, readsFor(Applicant.named("川崎　三郎", "1990-04-01")));
        assertEquals(1, readsFor(undosed));
        assertEquals(1, readsFor(undosed), "the second time too");
    }

    @Test
    void nobodyIsLookedForBeforeTheCardHasProvedItself() {
        Applicant known = Applicant.named("川崎　四郎", "1990-04-01");
        register.resident(known, OTA);
        double before = reads();

        AppPhone.send(broken(known, "challengeSignature")).then().statusCode(401);

        assertEquals(before, reads());
    }

    private double readsFor(Applicant who) {
        double before = reads();
        AppPhone.ask(who, OTA).then().statusCode(404);
        return reads() - before;
    }

    private double reads() {
        return metrics.get("akashi.registry.reads").counter().count();
    }

    private static ObjectNode broken(Applicant who, String file) {
        ObjectNode body = who.request(AppPhone.challenge(), OTA, "DOMESTIC");
        ObjectNode card = (ObjectNode) body.get("card");
        byte[] content = Base64.getDecoder().decode(card.get(file).asText());
        content[content.length - 1] ^= 1;
        card.put(file, Base64.getEncoder().encodeToString(content));
        return body;
    }

    private static void assertAlike(int status, List<Response> answers) {
        assertEquals(
                List.of(status),
                answers.stream().map(Response::statusCode).distinct().toList());
        assertEquals(1, answers.stream().map(LikenessIT::content).distinct().count());
        assertEquals(1, answers.stream().map(LikenessIT::headers).distinct().count());
    }

    private static String content(Response answer) {
        return answer.asString().replace(answer.<String>path("requestId"), "");
    }

    private static List<String> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !OF_EACH_REQUEST.contains(header.getName().toLowerCase(java.util.Locale.ROOT)))
                .map(Header::toString)
                .sorted()
                .toList();
    }
}
