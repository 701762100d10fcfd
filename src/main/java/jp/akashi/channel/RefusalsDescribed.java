package jp.akashi.channel;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jp.akashi.platform.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Describes for every call that it may be refused: each can be too much, too often, or malformed.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class RefusalsDescribed implements OASFilter {
    private static final String OTHERWISE = "default";

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses answers = operation.getResponses();
        if (answers == null) {
            return operation;
        }
        if (answers.getAPIResponse(OTHERWISE) == null) {
            answers.addAPIResponse(OTHERWISE, refusal());
        }
        // A refusal that a whole resource describes hides the answer of a call that describes none.
        if (answers.getAPIResponses().keySet().stream().noneMatch(status -> status.startsWith("2"))) {
            answers.addAPIResponse("200", OASFactory.createAPIResponse().description("The answer"));
        }
        return operation;
    }

    private static APIResponse refusal() {
        return OASFactory.createAPIResponse()
                .description("A refusal or a failure")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
}
