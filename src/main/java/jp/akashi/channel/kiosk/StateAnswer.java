package jp.akashi.channel.kiosk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jp.akashi.issuance.application.Application;
import jp.akashi.vocabulary.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where an application stands.
@Schema(name = "ApplicationState")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StateAnswer(
        @JsonProperty(index = 0) String applicationId,
        @JsonProperty(index = 1) String state,
        @JsonProperty(index = 2) int copies,

        @Schema(description = "Copies handed out so far") @JsonProperty(index = 3)
        int copiesReleased,

        @JsonProperty(index = 4) int copiesPrinted,
        @JsonProperty(index = 5) String expiresAt,

        @Schema(description = "The code of the refusal that ended it, if one did") @JsonProperty(index = 6) @Nullable
        String refusal) {

    static StateAnswer of(Application application) {
        return new StateAnswer(
                application.id(),
                application.state().name(),
                application.copies(),
                application.released(),
                application.printed(),
                application.endsAt().toString(),
                application.refusal().map(Refusal::code).orElse(null));
    }
}
