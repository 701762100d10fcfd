package jp.akashi.issuance.applicant;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/// Which municipalities issue through this gateway.
@ConfigMapping(prefix = "akashi.municipalities")
public interface IssuingConfig {
    /// Codes (six digits) of those that take part; all where it is not set.
    Optional<Set<String>> participating();
}
