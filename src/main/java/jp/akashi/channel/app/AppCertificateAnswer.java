package jp.akashi.channel.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Face;
import jp.akashi.certificate.FaceItem;
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
        @JsonProperty(index = 5) List<Item> face,
        @JsonProperty(index = 6) List<Code> barcodes) {

    @Schema(name = "FaceItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @JsonProperty(index = 0) String item,
            @JsonProperty(index = 1) String labelJa,
            @JsonProperty(index = 2) String labelEn,
            @JsonProperty(index = 3) @Nullable String ja,
            @JsonProperty(index = 4) @Nullable String en) {}

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
                Face.of(certificate).items().stream()
                        .map(AppCertificateAnswer::item)
                        .toList(),
                issued.barcodes().stream().map(AppCertificateAnswer::code).toList());
    }

    private static Item item(FaceItem item) {
        return new Item(
                item.item(),
                item.labelJa(),
                item.labelEn(),
                item.ja().orElse(null),
                item.en().orElse(null));
    }

    private static Code code(Barcode barcode) {
        return new Code(barcode.format().name(), barcode.jws().orElse(null), barcode.text());
    }
}
