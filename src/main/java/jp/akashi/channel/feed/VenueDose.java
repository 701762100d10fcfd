package jp.akashi.channel.feed;

import jp.akashi.channel.MalformedRequestException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A dose as a venue's tablet sends it, right after the shot.
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

    /// The field's value; refuses the request when it is missing.
    static String required(@Nullable String value, String field) {
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
