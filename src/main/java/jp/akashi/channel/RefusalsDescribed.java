package jp.akashi.channel;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jp.akashi.platform.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Describes for every call that it may be refused: each can be too much, too often, or malformed.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class RefusalsDescribed implements OASFilter {
    private static final String OTHERWISE = "default";

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null && operation.getResponses().getAPIResponse(OTHERWISE) == null) {
            operation.getResponses().addAPIResponse(OTHERWISE, refusal());
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
