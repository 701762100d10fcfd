package jp.akashi.verification;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Whose certificates are believed besides our own.
@ConfigMapping(prefix = "akashi.verification")
public interface AnchorConfig {
    /// Directory of foreign trust, read at start: `*.json` with `{"iss", "jwks", "crls"}` for an issuer of SMART
    /// Health Cards (`crls` may be absent), `*.pem` and `*.der` with country signing authorities, `*.crl` with
    /// their
    /// revocation lists.
    Optional<Path> anchors();
}
