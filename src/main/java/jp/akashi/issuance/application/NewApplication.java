package jp.akashi.issuance.application;

import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;

/// What the issuing centre asks for. The digests (SHA-256) tell a repeated request from a new one.
///
/// `requestDigest` is of the centre's name and its own id for the request, `bodyDigest` of all it sent.
public record NewApplication(
        String requestId,
        Bytes requestDigest,
        Optional<Bytes> keyDigest,
        Bytes bodyDigest,
        Terminal terminal,
        String municipality,
        CertificateUse use,
        int copies) {}
