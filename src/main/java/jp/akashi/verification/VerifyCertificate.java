package jp.akashi.verification;

import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Checks a presented text: a SMART Health Card (`shc:/…` or a bare JWS) or a VDS-NC (JSON), at most 16,384 characters.
///
/// Answers at once and remembers signers only. European certificates (`HC1:`) are told apart and not checked.
@Singleton
public final class VerifyCertificate {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final String EUROPEAN = "HC1:";

    private final InstantSource clock;
    private final KnownSigners signers = new KnownSigners();

    VerifyCertificate(InstantSource clock) {
        this.clock = clock;
    }

    /// What the text proves to somebody who believes these issuers and authorities.
    public Verdict verify(String text, TrustList trust) {
        if (text.length() > LONGEST_TEXT) {
            return new Verdict.Invalid(Reason.MALFORMED);
        }
        String presented = text.strip();
        if (presented.startsWith(EUROPEAN)) {
            return new Verdict.Invalid(Reason.UNSUPPORTED);
        }
        try {
            Proof proof = presented.startsWith("{")
                    ? new SealVerification(trust, clock.instant(), signers).verify(presented)
                    : new HealthCardVerification(trust, clock.instant()).verify(presented);
            return new Verdict.Valid(proof);
        } catch (NoProof no) {
            return new Verdict.Invalid(no.reason());
        }
    }
}
