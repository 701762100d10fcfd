package jp.akashi.channel;

import java.util.Base64;
import jp.akashi.certificate.JsonBytes;
import jp.akashi.issuance.applicant.Challenges;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A challenge as its reader receives it.
@Schema(name = "Challenge")
public record ChallengeAnswer(
        @Schema(description = "32 bytes, base64url") String challenge,
        @Schema(examples = "2026-11-22T08:05:00Z") String expiresAt) {
    public static ChallengeAnswer of(Challenges.Challenge challenge) {
        String bytes = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(challenge.bytes().toArray());
        return new ChallengeAnswer(bytes, challenge.expiresAt().toString());
    }

    /// The answer as it is sent: as a mapper would write it.
    public byte[] json() {
        return new JsonBytes(128)
                .ascii("{\"challenge\":")
                .text(challenge)
                .ascii(",\"expiresAt\":")
                .text(expiresAt)
                .ascii("}")
                .toArray();
    }
}
