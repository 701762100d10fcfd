package jp.akashi.issuance.signing;

import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.vocabulary.MunicipalityCode;

/// What one key at a time signs for: a format, and a municipality that has keys of its own or all others together.
record Slot(Format format, String shard) {
    static final String ALL_OTHERS = "";

    static Slot of(Format format, Optional<MunicipalityCode> municipality) {
        return new Slot(format, municipality.map(MunicipalityCode::digits).orElse(ALL_OTHERS));
    }

    Optional<MunicipalityCode> municipality() {
        return MunicipalityCode.parse(shard);
    }
}
