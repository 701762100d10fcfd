package jp.akashi.inquiry;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// How questions and answers travel between nodes: JSON, read strictly, for what comes may be wrong in any way.
final class InquiryWire {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final long LONGEST_WAIT = 86_400;

    private InquiryWire() {}

    static byte[] body(Question question) {
        ObjectNode body = JSON.createObjectNode()
                .put("inquiryId", question.inquiryId())
                .put("purpose", LegalBasis.PURPOSE.name())
                .put("legalBasis", LegalBasis.MY_NUMBER_ACT_19_16.name())
                .put("askedBy", question.by())
                .put("municipality", question.asked().digits())
                .put("individualNumber", question.number().digits())
                .put("birthDate", question.birthDate().toString());
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails when the response is no answer.
    static Answer answer(int status, HttpHeaders headers, byte[] body) {
        return switch (status) {
            case 200 -> doses(body);
            case 429 -> new Answer.TooMany(wait(headers));
            case 400, 403, 409, 422 -> new Answer.Refused();
            default -> throw new NobodyThereException("status " + status);
        };
    }

    private static Duration wait(HttpHeaders headers) {
        long seconds = headers.firstValue("Retry-After")
                .filter(text -> text.length() < 7 && text.chars().allMatch(Character::isDigit))
                .map(Long::valueOf)
                .orElse(300L);
        return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT));
    }

    private static Answer doses(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            List<TransferredDose> doses = new ArrayList<>();
            answer.required("doses").forEach(dose -> doses.add(dose(dose)));
            return switch (answer.required("result").asText()) {
                case "NONE" -> none(doses);
                case "ANSWERED" -> answered(doses);
                default -> throw new NobodyThereException("an answer of another form");
            };
        } catch (IOException | RuntimeException e) {
            // Never its message: it may quote the answer.
            throw new NobodyThereException("an answer that cannot be read");
        }
    }

    private static Answer none(List<TransferredDose> doses) {
        if (!doses.isEmpty()) {
            throw new NobodyThereException("none, and doses");
        }
        return new Answer.None();
    }

    private static Answer answered(List<TransferredDose> doses) {
        long numbers =
                doses.stream().map(dose -> dose.dose().number()).distinct().count();
        if (doses.isEmpty() || numbers != doses.size()) {
            throw new NobodyThereException("doses that are none, or twice the same");
        }
        return new Answer.Doses(doses);
    }

    private static TransferredDose dose(JsonNode dose) {
        return new TransferredDose(
                new TicketNumber(text(dose, "ticketNumber", 10)),
                new Dose(
                        number(dose, "doseNumber"),
                        LocalDate.parse(text(dose, "vaccinatedOn", 10)),
                        VaccineProduct.parse(text(dose, "vaccine", 60)).orElseThrow(),
                        LotNumber.parse(text(dose, "lot", 20)).orElseThrow()),
                text(dose, "venue", 100),
                text(dose, "physician", 100),
                MunicipalityCode.parse(text(dose, "vaccinatedIn", 6)).orElseThrow(),
                number(dose, "version"),
                Instant.parse(text(dose, "recordedAt", 40)));
    }

    private static int number(JsonNode dose, String field) {
        JsonNode value = dose.required(field);
        if (!value.isInt() || value.intValue() < 1) {
            throw new NobodyThereException(field);
        }
        return value.intValue();
    }

    private static String text(JsonNode dose, String field, int longest) {
        JsonNode value = dose.required(field);
        if (!value.isTextual() || value.textValue().length() > longest) {
            throw new NobodyThereException(field);
        }
        return value.textValue();
    }
}
