package jp.akashi.issuance.applicant;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import jp.akashi.platform.secrets.SecretKeys;

/// Challenges as the gateway of a data directory gives them out, without asking it: for runs that measure what
/// follows.
public final class MintedChallenges {
    private final Challenges challenges;

    public MintedChallenges(Path secrets) {
        challenges = new Challenges(new SecretKeys(secrets), InstantSource.system());
    }

    /// In base64url, as it travels.
    public String next() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(challenges.issue().bytes().toArray());
    }
}
