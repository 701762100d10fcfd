package jp.akashi.demo.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Base64;
import java.util.List;
import jp.akashi.demo.people.DemoPerson;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A complete body for `POST /app/v1/certificates`.
@Schema(name = "ReadyRequest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadyRequest(
        @JsonProperty(index = 0) String challenge,
        @JsonProperty(index = 1) Card card,
        @JsonProperty(index = 2) String municipality,
        @JsonProperty(index = 3) String use,
        @JsonProperty(index = 4) @Nullable Passport passport) {

    @Schema(name = "ReadyCard")
    record Card(
            @JsonProperty(index = 0) String individualNumber,
            @JsonProperty(index = 1) String attributes,
            @JsonProperty(index = 2) String integrity,
            @JsonProperty(index = 3) String certificate,
            @JsonProperty(index = 4) String signingKey,
            @JsonProperty(index = 5) String challengeSignature) {
        @Override
        public String toString() {
            return "Card[masked]";
        }
    }

    @Schema(name = "ReadyPassport")
    record Passport(List<String> mrz) {
        @Override
        public String toString() {
            return "Passport[masked]";
        }
    }

    static ReadyRequest of(DemoPerson person, CardProof proof, CertificateUse use) {
        return new ReadyRequest(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(proof.challenge().toArray()),
                new Card(
                        base64(proof.individualNumber()),
                        base64(proof.attributes()),
                        base64(proof.integrity()),
                        base64(proof.certificate()),
                        base64(proof.signingKey()),
                        base64(proof.challengeSignature())),
                person.registrations().getFirst().municipality(),
                use.name(),
                use == CertificateUse.INTERNATIONAL ? new Passport(person.passportZone()) : null);
    }

    private static String base64(Bytes file) {
        return Base64.getEncoder().encodeToString(file.toArray());
    }

    @Override
    public String toString() {
        return "ReadyRequest[masked]";
    }
}
