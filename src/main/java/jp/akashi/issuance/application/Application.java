package jp.akashi.issuance.application;

import java.time.Instant;
import java.util.Optional;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Refusal;

/// An application as one statement read it: state, content and everything that could forbid to hand it out.
///
/// `deadline` ends its present state, `endsAt` the whole; `released` and `printed` count copies.
public record Application(
        Fence fence,
        ApplicationState state,
        Terminal terminal,
        String municipality,
        int copies,
        int released,
        int printed,
        Instant deadline,
        Instant endsAt,
        Bytes bodyDigest,
        Optional<Refusal> refusal,
        Optional<Content> content,
        boolean suspended) {
    private static final int FEE_YEN = 120;

    /// What it is about, from SHOWN on: the certificate, its holder, and the tag that binds both to the application.
    ///
    /// `outdated` tells that the certificate was withdrawn or its record corrected.
    public record Content(IssuedCertificate certificate, PersonKey holder, Binding bound, boolean outdated) {
        public String binding() {
            return bound.value();
        }

        @Override
        public String toString() {
            return "Content[masked]";
        }
    }

    public String id() {
        return fence.applicationId();
    }

    public int feeYen() {
        return FEE_YEN * copies;
    }

    boolean isOutdated() {
        return content.map(Content::outdated).orElse(false);
    }
}
