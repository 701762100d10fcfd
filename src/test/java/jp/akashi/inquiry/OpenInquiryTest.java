package jp.akashi.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import org.junit.jupiter.api.Test;

class OpenInquiryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void eachPauseIsTwiceTheOneBeforeAndAnHourAtMost() {
        assertEquals(Duration.ofSeconds(10), pause(1));
        assertEquals(Duration.ofSeconds(20), pause(2));
        assertEquals(Duration.ofSeconds(40), pause(3));
        assertEquals(Duration.ofHours(1), pause(12));
        assertEquals(Duration.ofHours(1), pause(1_000_000));
    }

    private static Duration pause(int attempts) {
        Question question = new Question(
                "id",
                new MunicipalityCode("131113"),
                "city",
                new MunicipalityCode("131105"),
                new IndividualNumber("123456789018"),
                LocalDate.of(1980, 2, 17));
        return Duration.between(NOW, new OpenInquiry(question, attempts).next(NOW, Duration.ofSeconds(10)));
    }
}
