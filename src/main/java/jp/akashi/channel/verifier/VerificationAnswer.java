package jp.akashi.channel.verifier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.verification.Proof;
import jp.akashi.verification.ProvenDose;
import jp.akashi.verification.Reason;
import jp.akashi.verification.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a barcode proves, or why it proves nothing.
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationAnswer(
        @JsonProperty(index = 0) boolean valid,

        @Schema(implementation = Reason.class, description = "Why not; absent when it is valid")
        @JsonProperty(index = 1)
        @Nullable
        String reason,

        @JsonProperty(index = 2) Explanation explanation,

        @Schema(description = "Only when it is valid") @JsonProperty(index = 3) @Nullable
        Proven certificate) {

    private static final String VALID = "verification.VALID";

    @Schema(name = "VerificationExplanation")
    record Explanation(
            @JsonProperty(index = 0) String ja,
            @JsonProperty(index = 1) String en) {}

    @Schema(name = "ProvenCertificate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proven(
            @Schema(enumeration = {"SMART_HEALTH_CARD", "ICAO_VDS_NC"}) @JsonProperty(index = 0)
            String format,

            @Schema(description = "The issuer's URL, or the state's three letters") @JsonProperty(index = 1)
            String issuer,

            @Schema(description = "Thumbprint of the signing key, RFC 7638") @JsonProperty(index = 2)
            String kid,

            @Schema(examples = "2026-11-22T08:00:00Z") @JsonProperty(index = 3) @Nullable
            String signedAt,

            @Schema(examples = "JP0123456789") @JsonProperty(index = 4) @Nullable
            String certificateId,

            @JsonProperty(index = 5) List<String> names,
            @JsonProperty(index = 6) @Nullable String birthDate,
            @JsonProperty(index = 7) @Nullable String passportNumber,
            @JsonProperty(index = 8) List<Dose> doses) {
        @Override
        public String toString() {
            return "Proven[masked]";
        }
    }

    @Schema(name = "ProvenDose")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dose(
            @JsonProperty(index = 0) @Nullable Integer number,
            @JsonProperty(index = 1) String vaccinatedOn,

            @Schema(description = "CVX code, or ICD-11 code in a VDS-NC") @JsonProperty(index = 2)
            String vaccine,

            @JsonProperty(index = 3) @Nullable String product,
            @JsonProperty(index = 4) @Nullable String lot,
            @JsonProperty(index = 5) @Nullable String country,
            @JsonProperty(index = 6) @Nullable String administeredBy) {}

    static VerificationAnswer of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid(Proof proof) -> new VerificationAnswer(true, null, explanation(VALID), proven(proof));
            case Verdict.Invalid(Reason reason) ->
                new VerificationAnswer(false, reason.name(), explanation(reason.messageKey()), null);
        };
    }

    private static Explanation explanation(String key) {
        return new Explanation(ProblemTexts.text(key, Locale.JAPANESE), ProblemTexts.text(key, Locale.ENGLISH));
    }

    private static Proven proven(Proof proof) {
        return new Proven(
                proof.format().name(),
                proof.issuer(),
                proof.keyId(),
                proof.signedAt().map(Instant::toString).orElse(null),
                proof.certificateId().orElse(null),
                proof.names(),
                written(proof.birthDate()),
                proof.passportNumber().orElse(null),
                proof.doses().stream().map(VerificationAnswer::dose).toList());
    }

    private static Dose dose(ProvenDose dose) {
        return new Dose(
                dose.number().orElse(null),
                dose.vaccinatedOn().toString(),
                dose.vaccine(),
                dose.product().orElse(null),
                dose.lot().orElse(null),
                dose.country().orElse(null),
                dose.administeredBy().orElse(null));
    }

    private static @Nullable String written(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse(null);
    }
}
