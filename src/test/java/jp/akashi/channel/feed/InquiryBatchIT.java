package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;

/// Many inquiries in one file, and their results.
@GatewayTest
class InquiryBatchIT extends FeedCalls {
    private static final String HEADER = "個人番号,生年月日,転出元自治体コード\r\n";

    @Test
    void eachRowIsAskedAndTheResultsAreThereLater() {
        Person moved = new Person("131105");
        postAs(city("131105"), "targets", TARGETS + moved.row());
        postAs(city("131105"), "doses", DOSES + moved.dose(1, "20210601", "PF", "EW0201"));
        Person unknown = new Person("131105");
        String rows = moved.number + ",19800217,131105\r\n"
                + unknown.number + ",19800217,131105\r\n"
                + "123456789012,19800217,131105\r\n"
                + moved.number + ",19800217,131113\r\n";

        String batch = postAs(city("131113"), "inquiries", HEADER + rows)
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(2))
                .body("errors[0].line", equalTo(4))
                .body("errors[0].column", equalTo("個人番号"))
                .body("errors[1].column", equalTo("転出元自治体コード"))
                .extract()
                .path("batchId");

        List<String> results = results(batch);
        assertEquals(3, results.size());
        assertTrue(results.get(1).startsWith("2,ANSWERED,131105,1,20210601," + moved.ticket), results.get(1));
        assertTrue(results.get(2).startsWith("3,NO_RECORDS,131105,"), results.get(2));
        city("131105")
                .get("/feeds/v1/inquiries/" + batch + "/results.csv")
                .then()
                .statusCode(404);
    }

    @Test
    void aFileWithoutItsHeaderIsRefused() {
        postAs(city("131113"), "inquiries", "個人番号,生年月日\r\n")
                .statusCode(422)
                .body("detail", containsString("転出元自治体コード"));
    }

    private List<String> results(String batch) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            List<String> lines = city("131113")
                    .get("/feeds/v1/inquiries/" + batch + "/results.csv")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .lines()
                    .toList();
            if (lines.stream().noneMatch(line -> line.contains(",WAITING,"))
                    || Instant.now().isAfter(deadline)) {
                return lines;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
