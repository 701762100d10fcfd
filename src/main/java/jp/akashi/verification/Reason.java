package jp.akashi.verification;

/// Why a text proves nothing. What a person reads of it is in the message bundles under `verification.<name>`.
///
/// A retired key stays published and proves what it signed; a key that was stolen is taken back and proves nothing.
public enum Reason {
    /// No certificate of a format we know, or a damaged one.
    MALFORMED,
    /// A kind of certificate that is not checked here.
    UNSUPPORTED,
    /// Nobody on the trust list issued it, or its signer may not sign for that state or that kind of document.
    UNKNOWN_ISSUER,
    /// The issuer is trusted but does not publish the key, or no longer.
    UNKNOWN_KEY,
    /// The signer was taken back: it is on the authority's revocation list, or no longer among the published ones.
    KEY_COMPROMISED,
    /// It states a dose given after the time in which its signer was to sign (private key usage period).
    KEY_RETIRED,
    /// The content, or the signer's certificate, is not what was signed.
    BAD_SIGNATURE,
    /// The issuer took this certificate back.
    REVOKED,
    /// It, its signer or the authority above is not valid yet.
    NOT_YET_VALID,
    /// It, its signer or the authority above is valid no longer.
    EXPIRED;

    /// The key of its explanation in the message bundles.
    public String messageKey() {
        return "verification." + name();
    }
}
