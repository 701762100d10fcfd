package jp.akashi.issuance.signing;

import java.time.Instant;
import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.vocabulary.MunicipalityCode;

/// A signing key as operators see it; a key without municipality signs for all that have none of their own.
///
/// `activatesAt` and `retiresAt` are due dates while they lie ahead and facts afterwards.
public record KeyStatus(
        String kid,
        Format format,
        Optional<MunicipalityCode> municipality,
        KeyState state,
        boolean certified,
        Instant activatesAt,
        Instant retiresAt,
        Instant changedAt,
        String changedBy) {}
