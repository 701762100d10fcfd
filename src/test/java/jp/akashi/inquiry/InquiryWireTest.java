package jp.akashi.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What another node may answer: only a clear "none" is none.
class InquiryWireTest {
    private static final String DOSE = """
            {"doseNumber":1,"vaccinatedOn":"2021-06-01","vaccine":"PF","lot":"EW0201","ticketNumber":"0000000001",
             "vaccinatedIn":"131105","venue":"","physician":"","version":2,"recordedAt":"2021-06-02T00:00:00Z"}""";

    @Test
    void noneIsNone() {
        assertInstanceOf(Answer.None.class, read(200, "{\"result\":\"NONE\",\"doses\":[]}"));
    }

    @Test
    void dosesAreRead() {
        Answer.Doses doses = assertInstanceOf(Answer.Doses.class, read(200, answered(DOSE)));

        assertEquals(2, doses.doses().getFirst().version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{\"result\":\"NONE\"}",
                "{\"result\":\"ANSWERED\",\"doses\":[]}",
                "{\"result\":\"NONE\",\"doses\":[{}]}",
                "{\"result\":\"NONE\",\"result\":\"NONE\",\"doses\":[]}",
                "{\"result\":\"LATER\",\"doses\":[]}",
                "<html>"
            })
    void whatIsNoClearAnswerWasNotAsked(String body) {
        assertThrows(NobodyThereException.class, () -> read(200, body));
    }

    @Test
    void aDoseThatCannotBeReadOrComesTwiceIsNoAnswer() {
        assertThrows(NobodyThereException.class, () -> read(200, answered(DOSE + "," + DOSE)));
        assertThrows(NobodyThereException.class, () -> read(200, answered(DOSE.replace("EW0201", "?"))));
        assertThrows(NobodyThereException.class, () -> read(200, answered(DOSE.replace("\"PF\"", "\"XX\""))));
        assertThrows(NobodyThereException.class, () -> read(200, answered(DOSE.replace("2021-06-01", "2021-06-31"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 401, 404, 500, 502, 503})
    void otherStatusesSayNothingAboutRecords(int status) {
        assertThrows(NobodyThereException.class, () -> read(status, "{\"result\":\"NONE\",\"doses\":[]}"));
    }

    @Test
    void tooManySaysWhenToComeBack() {
        assertEquals(
                new Answer.TooMany(Duration.ofSeconds(17)),
                InquiryWire.answer(
                        429, HttpHeaders.of(Map.of("Retry-After", List.of("17")), (name, value) -> true), new byte[0]));
        assertEquals(new Answer.TooMany(Duration.ofSeconds(300)), read(429, ""));
    }

    private static Answer read(int status, String body) {
        return InquiryWire.answer(
                status, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String answered(String doses) {
        return "{\"result\":\"ANSWERED\",\"doses\":[" + doses + "]}";
    }
}
