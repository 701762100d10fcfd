package jp.akashi.certificate.shc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.StrictJson;
import jp.akashi.certificate.trust.Rid;
import org.jspecify.annotations.Nullable;

/// Reads an inflated payload: exactly the members a vaccination card needs, and nothing beside them.
///
/// Source: SMART Health Cards 1.4, "Credential Modeling"; house choice: a card that says more is not read.
final class ShcPayload {
    private static final String HEALTH_CARD = "https://smarthealth.cards#health-card";
    private final StrictJson json;
    private final List<String> types = new ArrayList<>(3);
    private @Nullable String issuer;
    private @Nullable Instant notBefore;
    private @Nullable Instant expires;
    private @Nullable Rid rid;
    private @Nullable ShcBundle bundle;

    private ShcPayload(StrictJson json) {
        this.json = json;
    }

    static ShcContent read(byte[] payload, int length) {
        ShcPayload[] read = new ShcPayload[1];
        try {
            StrictJson.read(payload, 0, length, json -> {
                read[0] = new ShcPayload(json);
                json.object(read[0]::claim);
            });
        } catch (MalformedJson e) {
            throw new ShcFlaw(ShcFault.PAYLOAD, e.rule());
        }
        return read[0].content();
    }

    private ShcContent content() {
        ShcBundle patientAndDoses = present(bundle, "credentialSubject");
        return new ShcContent(
                checkedIssuer(present(issuer, "iss")),
                present(notBefore, "nbf"),
                Optional.ofNullable(expires),
                types,
                Optional.ofNullable(rid),
                patientAndDoses.names(),
                patientAndDoses.birthDate(),
                patientAndDoses.doses());
    }

    private void claim(String member) {
        switch (member) {
            case "iss" -> issuer = json.text();
            case "nbf" -> notBefore = json.instant();
            case "exp" -> expires = json.instant();
            case "vc" -> json.object(this::credential);
            default -> throw unexpected(member, "the payload");
        }
    }

    private void credential(String member) {
        switch (member) {
            case "type" -> readTypes();
            case "credentialSubject" -> readSubject();
            case "rid" ->
                rid = Rid.parse(json.text())
                        .orElseThrow(() -> new ShcFlaw(ShcFault.PAYLOAD, "rid is no revocation identifier"));
            default -> throw unexpected(member, "vc");
        }
    }

    private void readTypes() {
        json.array(() -> types.add(json.text()));
        if (!types.contains(HEALTH_CARD)) {
            throw new ShcFlaw(ShcFault.CARD_TYPE, "no " + HEALTH_CARD);
        }
    }

    private void readSubject() {
        ShcBundle subject = new ShcBundle(json);
        boolean[] versioned = new boolean[1];
        Consumer<String> member = name -> {
            switch (name) {
                case "fhirVersion" -> versioned[0] = json.text().equals("4.0.1");
                case "fhirBundle" -> subject.read();
                default -> throw unexpected(name, "credentialSubject");
            }
        };
        json.object(member);
        if (!versioned[0]) {
            throw new ShcFlaw(ShcFault.PAYLOAD, "fhirVersion is not 4.0.1");
        }
        bundle = subject;
    }

    private static String checkedIssuer(String url) {
        if (!CardIssuer.isIssuerUrl(url)) {
            throw new ShcFlaw(ShcFault.ISSUER_URL, ShcFault.ISSUER_URL.meaning());
        }
        return url;
    }

    private static <T> T present(@Nullable T member, String name) {
        if (member == null) {
            throw new ShcFlaw(ShcFault.PAYLOAD, name + " is missing");
        }
        return member;
    }

    private static ShcFlaw unexpected(String member, String place) {
        return new ShcFlaw(ShcFault.PAYLOAD, place + " has another member: " + ShcBundle.shortened(member));
    }
}
