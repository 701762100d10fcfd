package jp.akashi.channel.kiosk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import jp.akashi.channel.FaceAnswer;
import jp.akashi.issuance.application.Application;
import jp.akashi.issuance.application.ApplicationState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the applicant confirms before paying. The same application gives the same bytes, however far it has come.
@Schema(name = "ShownApplication")
record ShownAnswer(
        @Schema(description = "128 random bits, base64url") @JsonProperty(index = 0)
        String applicationId,

        @JsonProperty(index = 1) String state,
        @JsonProperty(index = 2) List<FaceAnswer> face,

        @Schema(description = "120 yen for each copy") @JsonProperty(index = 3)
        int feeYen,

        @Schema(examples = "2026-11-22T08:05:00Z") @JsonProperty(index = 4)
        String expiresAt,

        @Schema(description = "The tag that the document carries too, 128 bits, base64url") @JsonProperty(index = 5)
        String binding) {

    static ShownAnswer of(Application application) {
        Application.Content content = application.content().orElseThrow();
        return new ShownAnswer(
                application.id(),
                ApplicationState.SHOWN.name(),
                FaceAnswer.of(content.certificate().certificate()),
                application.feeYen(),
                application.endsAt().toString(),
                content.binding());
    }
}
