package jp.akashi.certificate.shc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.akashi.certificate.JsonBytes;

/// The one way a card's payload is written: minified, members in the order Japan's cards have them.
///
/// Nothing beyond what the framework needs and the vaccination is: no identifiers, no displays, no meta.
/// Source: SMART Health Cards 1.4, "Modeling VCs"; decoded cards of Japan's Digital Agency (December 2021).
final class ShcTemplate {
    static final String CVX_SYSTEM = "http://hl7.org/fhir/sid/cvx";
    private static final byte[] ISS = ascii("{\"iss\":");
    private static final byte[] NBF = ascii(",\"nbf\":");
    private static final byte[] TYPE = ascii(",\"vc\":{\"type\":[");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] NAME = ascii("],\"credentialSubject\":{\"fhirVersion\":\"4.0.1\",\"fhirBundle\":"
            + "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"resource:0\",\"resource\":"
            + "{\"resourceType\":\"Patient\",\"name\":[");
    private static final byte[] USE = ascii("{\"use\":");
    private static final byte[] FAMILY_AFTER_USE = ascii(",\"family\":");
    private static final byte[] FAMILY = ascii("{\"family\":");
    private static final byte[] GIVEN = ascii(",\"given\":[");
    private static final byte[] CLOSE_ARRAY = ascii("]");
    private static final byte[] CLOSE_OBJECT = ascii("}");
    private static final byte[] BIRTH_DATE = ascii("],\"birthDate\":");
    private static final byte[] END_PATIENT = ascii("}}");
    private static final byte[] DOSE = ascii(",{\"fullUrl\":\"resource:");
    private static final byte[] CODE =
            ascii("\",\"resource\":{\"resourceType\":\"Immunization\",\"status\":\"completed\","
                    + "\"vaccineCode\":{\"coding\":[{\"system\":\"" + CVX_SYSTEM + "\",\"code\":");
    private static final byte[] OCCURRED =
            ascii("}]},\"patient\":{\"reference\":\"resource:0\"},\"occurrenceDateTime\":");
    private static final byte[] LOT = ascii(",\"lotNumber\":");
    private static final byte[] PERFORMER = ascii(",\"performer\":[{\"actor\":{\"display\":");
    private static final byte[] END_PERFORMER = ascii("}}]");
    private static final byte[] END_DOSE = ascii("}}");
    private static final byte[] END_BUNDLE = ascii("]}}");
    private static final byte[] RID = ascii(",\"rid\":");
    private static final byte[] END = ascii("}}");

    private ShcTemplate() {}

    /// Writes the payload over whatever `out` held. An expiry is not written: vaccinations do not expire.
    static void write(JsonBytes out, ShcContent card) {
        out.clear().raw(ISS).text(card.issuer());
        out.raw(NBF).number(card.notBefore().getEpochSecond()).raw(TYPE);
        writeAll(out, card.types());
        out.raw(NAME);
        for (int i = 0; i < card.names().size(); i++) {
            writeName(i == 0 ? out : out.raw(COMMA), card.names().get(i));
        }
        out.raw(BIRTH_DATE).date(card.birthDate()).raw(END_PATIENT);
        for (int i = 0; i < card.doses().size(); i++) {
            writeDose(out, i + 1, card.doses().get(i));
        }
        out.raw(END_BUNDLE);
        card.rid().ifPresent(rid -> out.raw(RID).text(rid.written()));
        out.raw(END);
    }

    private static void writeName(JsonBytes out, ShcName name) {
        if (name.use().isPresent()) {
            out.raw(USE).text(name.use().get()).raw(FAMILY_AFTER_USE).text(name.family());
        } else {
            out.raw(FAMILY).text(name.family());
        }
        if (!name.given().isEmpty()) {
            writeAll(out.raw(GIVEN), name.given());
            out.raw(CLOSE_ARRAY);
        }
        out.raw(CLOSE_OBJECT);
    }

    private static void writeDose(JsonBytes out, int place, ShcDose dose) {
        out.raw(DOSE).number(place).raw(CODE).text(dose.cvx());
        out.raw(OCCURRED).date(dose.occurredOn());
        dose.lot().ifPresent(lot -> out.raw(LOT).text(lot));
        dose.performer().ifPresent(by -> out.raw(PERFORMER).text(by).raw(END_PERFORMER));
        out.raw(END_DOSE);
    }

    private static void writeAll(JsonBytes out, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            (i == 0 ? out : out.raw(COMMA)).text(texts.get(i));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
