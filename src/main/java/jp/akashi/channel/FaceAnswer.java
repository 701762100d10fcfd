package jp.akashi.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Face;
import jp.akashi.certificate.FaceItem;
import jp.akashi.certificate.JsonBytes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One item of what a certificate says, as people read it.
@Schema(name = "FaceItem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaceAnswer(
        @JsonProperty(index = 0) String item,
        @JsonProperty(index = 1) String labelJa,
        @JsonProperty(index = 2) String labelEn,
        @JsonProperty(index = 3) @Nullable String ja,
        @JsonProperty(index = 4) @Nullable String en) {

    /// All items in their order.
    public static List<FaceAnswer> of(Certificate certificate) {
        return Face.of(certificate).items().stream().map(FaceAnswer::of).toList();
    }

    /// Writes the items as a mapper would.
    public static void write(List<FaceAnswer> items, JsonBytes out) {
        out.ascii("[");
        for (int i = 0; i < items.size(); i++) {
            items.get(i).write(i == 0 ? out : out.ascii(","));
        }
        out.ascii("]");
    }

    private void write(JsonBytes out) {
        out.ascii("{\"item\":").text(item);
        out.ascii(",\"labelJa\":").text(labelJa);
        out.ascii(",\"labelEn\":").text(labelEn);
        if (ja != null) {
            out.ascii(",\"ja\":").text(ja);
        }
        if (en != null) {
            out.ascii(",\"en\":").text(en);
        }
        out.ascii("}");
    }

    private static FaceAnswer of(FaceItem item) {
        return new FaceAnswer(
                item.item(),
                item.labelJa(),
                item.labelEn(),
                item.ja().orElse(null),
                item.en().orElse(null));
    }

    @Override
    public String toString() {
        return "FaceAnswer[masked]";
    }
}
