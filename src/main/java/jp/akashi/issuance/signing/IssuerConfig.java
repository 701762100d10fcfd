package jp.akashi.issuance.signing;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/// Under which name certificates are issued.
@ConfigMapping(prefix = "akashi.issuer")
public interface IssuerConfig {
    /// The issuer (`iss`) of SMART Health Cards: https, no trailing slash; keys are published below it.
    URI url();
}
