package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import jp.akashi.load.people.Person;
import jp.akashi.load.people.TravelDocument;
import jp.akashi.load.people.Vaccination;

/// The contents of the two barcodes, from the person alone.
///
/// Source: SMART Health Cards 1.4 with Japan's cards as they were decoded; ICAO TR VDS-NC 1.1.
final class CodeTruth {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CodeTruth() {}

    /// The payload of the SMART Health Card.
    static ObjectNode card(Errand errand, String issuer, Instant issuedAt, String rid) {
        ObjectNode payload = JSON.objectNode().put("iss", issuer);
        payload.put("nbf", Math.toIntExact(issuedAt.getEpochSecond()));
        ObjectNode vc = payload.putObject("vc");
        vc.putArray("type")
                .add("https://smarthealth.cards#health-card")
                .add("https://smarthealth.cards#immunization")
                .add("https://smarthealth.cards#covid19");
        ObjectNode subject = vc.putObject("credentialSubject").put("fhirVersion", "4.0.1");
        ObjectNode bundle = subject.putObject("fhirBundle").put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        entries.addObject().put("fullUrl", "resource:0").set("resource", patient(errand));
        for (Vaccination dose : errand.person().doses()) {
            String url = "resource:" + entries.size();
            entries.addObject().put("fullUrl", url).set("resource", immunization(dose));
        }
        vc.put("rid", rid);
        return payload;
    }

    private static ObjectNode patient(Errand errand) {
        Person person = errand.person();
        String[] written = person.name().split("\u3000");
        ObjectNode patient = JSON.objectNode().put("resourceType", "Patient");
        ArrayNode names = patient.putArray("name");
        names.addObject().put("use", "usual").put("family", written[0]).putArray("given").add(written[1]);
        if (errand.isAbroad()) {
            TravelDocument passport = person.passport();
            ObjectNode roman = names.addObject().put("use", "usual").put("family", passport.surname());
            roman.putArray("given").add(passport.given());
        }
        return patient.put("birthDate", person.birthDate().toString());
    }

    private static ObjectNode immunization(Vaccination dose) {
        ObjectNode resource = JSON.objectNode().put("resourceType", "Immunization").put("status", "completed");
        resource.putObject("vaccineCode")
                .putArray("coding")
                .addObject()
                .put("system", "http://hl7.org/fhir/sid/cvx")
                .put("code", dose.vaccine().cvx());
        resource.putObject("patient").put("reference", "resource:0");
        resource.put("occurrenceDateTime", dose.on().toString()).put("lotNumber", dose.lot());
        resource.putArray("performer").addObject().putObject("actor").put("display", "MHLW_Gov_of_JAPAN");
        return resource;
    }

    /// `data` of the VDS-NC with its members in the order of their names: written out, these are the bytes signed.
    static ObjectNode seal(Errand errand, String number, String additionalIdentifier) {
        Person person = errand.person();
        TravelDocument passport = person.passport();
        ObjectNode data = JSON.objectNode();
        data.putObject("hdr").put("is", "JPN").put("t", "icao.vacc").put("v", 1);
        ObjectNode message = data.putObject("msg");
        message.putObject("pid")
                .put("ai", additionalIdentifier)
                .put("dob", person.birthDate().toString())
                .put("i", passport.number())
                .put("n", passport.surname() + " " + passport.given());
        message.put("uvci", number);
        ArrayNode events = message.putArray("ve");
        person.doses().forEach(dose -> event(events.addObject(), dose));
        return data;
    }

    private static void event(ObjectNode event, Vaccination dose) {
        event.put("des", dose.vaccine().type().icd11()).put("dis", "RA01.0").put("nam", dose.vaccine().brand());
        event.putArray("vd")
                .addObject()
                .put("adm", "MHLW_Gov_of_JAPAN")
                .put("ctr", "JPN")
                .put("dvc", dose.on().toString())
                .put("lot", dose.lot())
                .put("seq", dose.number());
    }
}
