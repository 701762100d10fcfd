package jp.akashi.certificate.vdsnc;

import java.nio.charset.StandardCharsets;
import jp.akashi.certificate.JsonBytes;

/// The one way `data` is written: RFC 8785, that is members in the order of their names, minified, least escapes.
final class VdsTemplate {
    private static final byte[] IS = ascii("{\"hdr\":{\"is\":");
    private static final byte[] PID = ascii(",\"t\":\"icao.vacc\",\"v\":1},\"msg\":{\"pid\":{");
    private static final byte[] AI = ascii("\"ai\":");
    private static final byte[] DOB = ascii("\"dob\":");
    private static final byte[] I = ascii("\"i\":");
    private static final byte[] N = ascii("\"n\":");
    private static final byte[] SEX = ascii(",\"sex\":");
    private static final byte[] UVCI = ascii("},\"uvci\":");
    private static final byte[] VE = ascii(",\"ve\":[");
    private static final byte[] DES = ascii("{\"des\":");
    private static final byte[] DIS = ascii(",\"dis\":");
    private static final byte[] NAM = ascii(",\"nam\":");
    private static final byte[] VD = ascii(",\"vd\":[");
    private static final byte[] ADM = ascii("{\"adm\":");
    private static final byte[] CTR = ascii(",\"ctr\":");
    private static final byte[] DVC = ascii(",\"dvc\":");
    private static final byte[] DVN = ascii(",\"dvn\":");
    private static final byte[] LOT = ascii(",\"lot\":");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] END_ITEM = ascii("}");
    private static final byte[] END_LIST = ascii("]}");
    private static final byte[] END = ascii("]}}");

    private VdsTemplate() {}

    static JsonBytes write(VdsContent content) {
        JsonBytes out = new JsonBytes(2048);
        out.raw(IS).text(content.issuingState()).raw(PID);
        writePerson(out, content.person());
        out.raw(UVCI).text(content.certificateId()).raw(VE);
        for (int i = 0; i < content.events().size(); i++) {
            writeEvent(i == 0 ? out : out.raw(COMMA), content.events().get(i));
        }
        return out.raw(END);
    }

    private static void writePerson(JsonBytes out, VdsPerson person) {
        person.additionalIdentifier().ifPresent(ai -> out.raw(AI).text(ai).raw(COMMA));
        person.birthDate().ifPresent(dob -> out.raw(DOB).date(dob).raw(COMMA));
        person.documentNumber().ifPresent(i -> out.raw(I).text(i).raw(COMMA));
        out.raw(N).text(person.name());
        person.sex().ifPresent(sex -> out.raw(SEX).text(sex));
    }

    private static void writeEvent(JsonBytes out, VdsEvent event) {
        out.raw(DES).text(event.vaccine());
        out.raw(DIS).text(event.disease());
        out.raw(NAM).text(event.brand()).raw(VD);
        for (int i = 0; i < event.doses().size(); i++) {
            writeDose(i == 0 ? out : out.raw(COMMA), event.doses().get(i));
        }
        out.raw(END_LIST);
    }

    private static void writeDose(JsonBytes out, VdsDose dose) {
        out.raw(ADM).text(dose.administeredBy());
        out.raw(CTR).text(dose.country());
        out.raw(DVC).date(dose.vaccinatedOn());
        dose.nextDueOn().ifPresent(due -> out.raw(DVN).date(due));
        out.raw(LOT).text(dose.lot());
        out.raw(SEQ).number(dose.number()).raw(END_ITEM);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
