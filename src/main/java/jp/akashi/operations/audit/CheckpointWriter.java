package jp.akashi.operations.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.operations.audit.CheckpointTable.Due;
import jp.akashi.vocabulary.Bytes;

/// Words checkpoints and puts them where they are kept.
@Singleton
final class CheckpointWriter {
    private final CheckpointFiles files;
    private final String issuer;
    private final InstantSource clock;

    @Inject
    CheckpointWriter(AuditConfig config, IssuerConfig issuer, InstantSource clock) {
        this.files = CheckpointFiles.ofTrees(config.directory());
        this.issuer = issuer.url().getAuthority();
        this.clock = clock;
    }

    String text(Due due) {
        return new Checkpoint(
                        issuer + "/audit/" + due.municipality(),
                        due.size(),
                        due.root(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .text();
    }

    void append(Due due, String text, PublicKey key, Bytes signature) {
        files.append(due.municipality(), SignedNote.of(text, issuer + "/audit", key, signature), clock.instant());
    }
}
