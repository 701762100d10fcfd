package jp.akashi.channel.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.akashi.channel.ChallengeAnswer;
import jp.akashi.channel.FaceAnswer;
import org.junit.jupiter.api.Test;

/// Answers written by hand are those of the mapper that the API description is made from.
class AnswerBytesTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    @Test
    void aCertificateIsWrittenAsTheMapperWritesIt() throws IOException {
        AppCertificateAnswer answer = new AppCertificateAnswer(
                "JP0123456789",
                "INTERNATIONAL",
                "131113",
                "2026-11-22T08:00:00Z",
                3,
                List.of(
                        new FaceAnswer("NAME", "氏名", "Name", "𠮷田［佐藤］　\"太郎\\", "YOSHIDA TARO"),
                        new FaceAnswer("NAME", "氏名", "Name", "髙﨑　\u000f\t", null),
                        new FaceAnswer("DOSE_1_LOT", "製造番号", "Lot Number", null, "FC/3 4-1")),
                List.of(
                        new AppCertificateAnswer.Code("SMART_HEALTH_CARD", "eyJ.a_-.b", "shc:/5676"),
                        new AppCertificateAnswer.Code("ICAO_VDS_NC", null, "{\"data\":{\"hdr\":1}}")));
        assertEquals(MAPPER.readTree(MAPPER.writeValueAsBytes(answer)), MAPPER.readTree(answer.json()));
        assertEquals(
                MAPPER.writeValueAsString(answer).replace("\\u000F", "\\u000f"),
                new String(answer.json(), StandardCharsets.UTF_8));
    }

    @Test
    void aChallengeIsWrittenAsTheMapperWritesIt() throws IOException {
        ChallengeAnswer answer = new ChallengeAnswer("A_-9", "2026-11-22T08:05:00Z");
        assertEquals(MAPPER.writeValueAsString(answer), new String(answer.json(), StandardCharsets.UTF_8));
    }
}
