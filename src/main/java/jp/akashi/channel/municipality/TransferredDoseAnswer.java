package jp.akashi.channel.municipality;

import com.fasterxml.jackson.annotation.JsonProperty;
import jp.akashi.inquiry.TransferredDose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A dose as another municipality holds it, with the version of its record there.
@Schema(name = "TransferredDose")
record TransferredDoseAnswer(
        @JsonProperty(index = 0) int doseNumber,
        @JsonProperty(index = 1) String vaccinatedOn,
        @JsonProperty(index = 2) String vaccine,
        @JsonProperty(index = 3) String lot,
        @JsonProperty(index = 4) String ticketNumber,

        @Schema(description = "Municipality of the place of vaccination") @JsonProperty(index = 5)
        String vaccinatedIn,

        @JsonProperty(index = 6) String venue,
        @JsonProperty(index = 7) String physician,

        @Schema(description = "Of the record there") @JsonProperty(index = 8)
        int version,

        @JsonProperty(index = 9) String recordedAt) {
    static TransferredDoseAnswer of(TransferredDose dose) {
        return new TransferredDoseAnswer(
                dose.dose().number(),
                dose.dose().vaccinatedOn().toString(),
                dose.dose().product().key(),
                dose.dose().lot().written(),
                dose.ticket().digits(),
                dose.vaccinatedIn().digits(),
                dose.venue(),
                dose.physician(),
                dose.version(),
                dose.recordedAt().toString());
    }

    @Override
    public String toString() {
        return "TransferredDoseAnswer[masked]";
    }
}
