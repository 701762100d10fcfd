package jp.akashi.verification;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Foreign issuers and authorities, as configured. Fails at start when a file of the directory cannot be used.
@Startup
@Singleton
public final class ForeignTrust {
    private final TrustList list;

    @Inject
    ForeignTrust(AnchorConfig config) {
        list = config.anchors().map(AnchorDirectory::read).orElse(TrustList.EMPTY);
    }

    public TrustList list() {
        return list;
    }
}
