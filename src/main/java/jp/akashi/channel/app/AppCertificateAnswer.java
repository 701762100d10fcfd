package jp.akashi.channel.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.JsonBytes;
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
            @JsonProperty(index = 2) String text) {
        private void write(JsonBytes out) {
            out.ascii("{\"format\":").text(format);
            if (jws == null) {
                out.ascii(",\"text\":").text(text);
            } else {
                // base64url and digits, of which nothing needs an escape
                out.ascii(",\"jws\":\"").ascii(jws);
                out.ascii("\",\"text\":\"").ascii(text).ascii("\"");
            }
            out.ascii("}");
        }
    }

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

    /// The answer as it is sent, in a third of the time that a mapper takes.
    byte[] json() {
        JsonBytes out = new JsonBytes(16 * 1024);
        out.ascii("{\"certificateId\":").text(certificateId);
        out.ascii(",\"use\":").text(use);
        out.ascii(",\"municipality\":").text(municipality);
        out.ascii(",\"issuedAt\":").text(issuedAt);
        out.ascii(",\"doseCount\":").number(doseCount);
        FaceAnswer.write(face, out.ascii(",\"face\":"));
        out.ascii(",\"barcodes\":[");
        for (int i = 0; i < barcodes.size(); i++) {
            barcodes.get(i).write(i == 0 ? out : out.ascii(","));
        }
        return out.ascii("]}").toArray();
    }

    private static Code code(Barcode barcode) {
        return new Code(barcode.format().name(), barcode.jws().orElse(null), barcode.text());
    }
}
