package jp.akashi.channel;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which client certificates are no longer believed.
@ConfigMapping(prefix = "akashi.callers")
public interface CallerConfig {
    /// Revocation lists of the callers' authorities (X.509, PEM or DER), read again whenever the files change.
    Optional<List<Path>> revocationLists();
}
