package jp.akashi.channel.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import jp.akashi.certificate.Certificate;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.issuance.passport.Correction;
import jp.akashi.issuance.passport.MachineReadableZone;
import jp.akashi.issuance.passport.PassportReading;
import jp.akashi.platform.problem.Problem;
import jp.akashi.vocabulary.Passport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Reads the machine-readable zone from what a camera made of it. Nothing is kept, and nothing corrected silently.
@ApplicationScoped
@Path("/app/v1/passport-readings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "app", description = "The smartphone app")
public class PassportReadingResource {
    private static final int LONGEST = 2000;
    private static final WireJson<PassportText> JSON = WireJson.of(PassportText.class);

    private final InstantSource clock;

    PassportReadingResource(InstantSource clock) {
        this.clock = clock;
    }

    @Schema(name = "PassportText", requiredProperties = "text")
    record PassportText(
            @Schema(description = "Raw OCR text around the two lines", maxLength = LONGEST) @Nullable
            String text) {
        @Override
        public String toString() {
            return "PassportText[masked]";
        }
    }

    @Schema(name = "PassportReading", requiredProperties = "result")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PassportAnswer(
            @Schema(enumeration = {"READ", "PROPOSED", "EXPIRED", "ANOTHER_PHOTO"})
            String result,

            @Nullable List<String> mrz,
            @Nullable PassportFields passport,

            @Schema(description = "What was read as another character, to be confirmed by the holder") @Nullable
            List<ProposedCorrection> corrections,

            @Schema(description = "Fields that no check digit proves: the holder looks at them") @Nullable
            List<String> mustConfirm,

            @Schema(description = "Why another photo is needed") @Nullable
            String reason) {}

    @Schema(name = "PassportFields")
    record PassportFields(
            String surname,
            String givenNames,
            String number,
            String issuingState,
            String nationality,
            String birthDate,
            String expiresOn,
            boolean nameMayBeTruncated) {}

    @Schema(name = "PassportCorrection")
    record ProposedCorrection(
            String field,
            @Schema(description = "1 or 2") int line,
            @Schema(description = "1 to 44") int position,
            String from,
            String to) {}

    // The search through look-alike letters may take milliseconds: it is kept off the event loops.
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read a passport's machine-readable zone from OCR text")
    @APIResponse(
            responseCode = "200",
            description = "What was read, what is proposed, what the holder must confirm",
            content = @Content(schema = @Schema(implementation = PassportAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A refusal or a failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PassportText.class)))
    public Response read(byte @Nullable [] body) {
        String text = text(JSON.read(body));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Certificate.JAPAN);
        return Response.ok(answer(PassportReading.of(text, today)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String text(PassportText sent) {
        if (sent.text() == null || sent.text().isBlank() || sent.text().length() > LONGEST) {
            throw new MalformedRequestException("text");
        }
        return sent.text();
    }

    private static PassportAnswer answer(PassportReading reading) {
        return switch (reading) {
            case PassportReading.Read read ->
                new PassportAnswer("READ", read.lines(), fields(read.zone()), null, names(read.mustConfirm()), null);
            case PassportReading.Proposed proposed ->
                new PassportAnswer(
                        "PROPOSED",
                        proposed.lines(),
                        fields(proposed.zone()),
                        proposed.corrections().stream()
                                .map(PassportReadingResource::correction)
                                .toList(),
                        names(proposed.corrections().stream()
                                .map(Correction::field)
                                .toList()),
                        null);
            case PassportReading.Expired expired -> new PassportAnswer("EXPIRED", null, null, null, null, null);
            case PassportReading.AnotherPhoto photo ->
                new PassportAnswer(
                        "ANOTHER_PHOTO", null, null, null, null, photo.reason().name());
        };
    }

    private static PassportFields fields(MachineReadableZone zone) {
        Passport passport = zone.passport();
        return new PassportFields(
                passport.name().primary(),
                passport.name().secondary(),
                passport.number().written(),
                passport.issuingState(),
                passport.nationality(),
                passport.birthDate().toString(),
                passport.expiresOn().toString(),
                zone.nameMayBeTruncated());
    }

    private static ProposedCorrection correction(Correction correction) {
        return new ProposedCorrection(
                correction.field().name(),
                correction.line(),
                correction.position(),
                correction.from(),
                correction.to());
    }

    private static List<String> names(Collection<? extends Enum<?>> fields) {
        return fields.stream().map(Enum::name).distinct().sorted().toList();
    }
}
