package jp.akashi.channel.operator;

import java.time.temporal.ChronoUnit;
import jp.akashi.issuance.signing.KeyStatus;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// A signing key as an operator reads it; `municipality` is null for the key of all that have none of their own.
record KeyAnswer(
        String kid,
        String format,
        @Nullable String municipality,
        String state,
        boolean certified,
        String activatesAt,
        String retiresAt,
        String changedAt,
        String changedBy) {
    static KeyAnswer of(KeyStatus key) {
        return new KeyAnswer(
                key.kid(),
                key.format().name(),
                key.municipality().map(MunicipalityCode::digits).orElse(null),
                key.state().name(),
                key.certified(),
                key.activatesAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                key.retiresAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                key.changedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                key.changedBy());
    }
}
