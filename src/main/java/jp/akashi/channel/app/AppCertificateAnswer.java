package jp.akashi.channel.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.channel.FaceAnswer;
import jp.akashi.issuance.ledger.IssuedCertificate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An issued certificate as the app receives it. The same certificate gives the same bytes.
@Schema(name = "IssuedCertificate")
record AppCertificateAnswer(
        @Schema(examples = "JP0123456789") @JsonProperty(index = 0)
        String certificateId,

        @JsonProperty(index = 1) String use,
        @JsonProperty(index = 2) String municipality,

        @Schema(examples = "2026-11-22T08:00:00Z") @JsonProperty(index = 3)
        String issuedAt,

        @JsonProperty(index = 4) int doseCount,
        @JsonProperty(index = 5) List<FaceAnswer> face,
        @JsonProperty(index = 6) List<Code> barcodes) {

    @Schema(name = "Barcode")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Code(
            @JsonProperty(index = 0) String format,
            @JsonProperty(index = 1) @Nullable String jws,
            @JsonProperty(index = 2) String text) {}

    static AppCertificateAnswer of(IssuedCertificate issued) {
        Certificate certificate = issued.certificate();
        return new AppCertificateAnswer(
                certificate.number().written(),
                certificate.use().name(),
                certificate.municipality().code().digits(),
                certificate.issuedAt().toString(),
                certificate.doses().size(),
                FaceAnswer.of(certificate),
                issued.barcodes().stream().map(AppCertificateAnswer::code).toList());
    }

    private static Code code(Barcode barcode) {
        return new Code(barcode.format().name(), barcode.jws().orElse(null), barcode.text());
    }
}
