package jp.akashi.demo.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.demo.people.DemoPeople;
import jp.akashi.demo.people.DemoPerson;
import jp.akashi.demo.people.PersonCards;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.issuance.applicant.Challenges;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The demo's people, and requests that their simulated cards have signed.
@ApplicationScoped
@Path("/demo/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "demo", description = "Demo only: people and their simulated cards")
public class DemoPeopleResource {
    private static final int CHALLENGE_LENGTH = 32;

    private final PersonCards cards;
    private final Challenges challenges;

    DemoPeopleResource(PersonCards cards, Challenges challenges) {
        this.cards = cards;
        this.challenges = challenges;
    }

    @Schema(name = "ReadyRequestWish")
    record Wish(
            @Schema(enumeration = {"DOMESTIC", "INTERNATIONAL"}) @Nullable
            String use,

            @Schema(description = "A challenge from POST /app/v1/challenges; a new one where it is absent") @Nullable
            String challenge) {}

    @GET
    @Operation(summary = "The seven people and their stories")
    public List<PersonAnswer> people() {
        return DemoPeople.all().stream().map(PersonAnswer::of).toList();
    }

    @POST
    @Path("{id}/requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A complete body for POST /app/v1/certificates, signed by the person's simulated card")
    public Response request(@PathParam("id") String id, @Nullable Wish wish) {
        DemoPerson person = DemoPeople.find(id).orElseThrow(NotFoundException::new);
        if (wish == null) {
            throw new MalformedRequestException("body");
        }
        CardProof proof = cards.of(person).prove(challenge(wish.challenge()));
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        return Response.ok(ReadyRequest.of(person, proof, use(wish.use())))
                .cacheControl(noStore)
                .build();
    }

    private Bytes challenge(@Nullable String given) {
        if (given == null) {
            return challenges.issue().bytes();
        }
        try {
            Bytes challenge = Bytes.copyOf(Base64.getUrlDecoder().decode(given));
            if (challenge.length() == CHALLENGE_LENGTH) {
                return challenge;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("challenge");
        }
        throw new MalformedRequestException("challenge");
    }

    private static CertificateUse use(@Nullable String use) {
        if (use == null) {
            throw new MalformedRequestException("use");
        }
        return switch (use) {
            case "DOMESTIC" -> CertificateUse.DOMESTIC;
            case "INTERNATIONAL" -> CertificateUse.INTERNATIONAL;
            default -> throw new MalformedRequestException("use");
        };
    }
}
