package jp.akashi.issuance.applicant;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;

/// Which authorities' Individual Number Cards are believed.
@ConfigMapping(prefix = "akashi.card")
public interface CardConfig {
    /// Directories of SubjectPublicKeyInfo PEM files named `<32 hex digits of the 16-byte key id>.pem`.
    List<Path> trustAnchors();
}
