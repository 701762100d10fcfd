package jp.akashi.channel.feed;

import java.util.List;
import java.util.Set;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.registry.intake.LineReading;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A dose as a venue's tablet sends it, right after the shot. Prints masked.
@Schema(name = "VenueDose")
record VenueDose(
        @Schema(
                description = "18 digits: kind, dose number, municipality code, ticket number",
                examples = "111311130123456789")
        @Nullable
        String ocrLine,

        @Schema(examples = "2022-10-05") @Nullable String vaccinatedOn,
        @Schema(examples = "PF-BA45") @Nullable String vaccine,
        @Nullable String lot,
        @Nullable String venue,
        @Nullable String physician) {
    private static final WireJson<VenueDose> JSON = WireJson.of(VenueDose.class);

    static VenueDose read(byte @Nullable [] body) {
        return JSON.read(body);
    }

    LineReading line(Set<String> kinds) {
        return LineReading.of(required(ocrLine, "ocrLine"), kinds);
    }

    /// The cells from 接種日 to 接種医師名 as a file of doses would have them.
    List<String> content() {
        String date = required(vaccinatedOn, "vaccinatedOn");
        if (date.length() != 10 || date.charAt(4) != '-' || date.charAt(7) != '-') {
            throw new MalformedRequestException("vaccinatedOn");
        }
        return List.of(
                date.replace("-", ""),
                required(vaccine, "vaccine"),
                required(lot, "lot"),
                required(venue, "venue"),
                required(physician, "physician"));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null) {
            throw new MalformedRequestException(field);
        }
        return value;
    }

    @Override
    public String toString() {
        return "VenueDose[masked]";
    }
}
