package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadersTest {
    private static final String HSTS = "Strict-Transport-Security";

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "redirect"})
    void whereNobodyIsServedOverPlainHttpBrowsersNeverTryItAgain(String insecure) {
        assertEquals("max-age=63072000", headers(insecure).get(HSTS));
    }

    @Test
    void whereSomebodyIsTheyMay() {
        assertFalse(headers("enabled").contains(HSTS));
    }

    @Test
    void whatAnAnswerSaysItselfStands() {
        MultiMap answer = MultiMap.caseInsensitiveMultiMap().set("Cache-Control", "public, max-age=60");
        new AnswerHeaders("disabled").complete(answer);

        assertEquals(List.of("public, max-age=60"), answer.getAll("cache-control"));
    }

    private static MultiMap headers(String insecure) {
        MultiMap answer = MultiMap.caseInsensitiveMultiMap();
        new AnswerHeaders(insecure).complete(answer);
        return answer;
    }
}
