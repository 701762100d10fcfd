package jp.akashi.issuance.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;

/// Signs what the audit's trees are at a moment, with a key made for that alone: ECDSA P-256, SHA-256, in DER.
///
/// Source: C2SP signed-note, signature type 0x02.
@Singleton
public final class CheckpointSeal {
    private final CheckpointKeys keys;
    private final SignCertificate signing;

    CheckpointSeal(CheckpointKeys keys, SignCertificate signing) {
        this.keys = keys;
        this.signing = signing;
    }

    public Uni<Bytes> sign(Bytes text) {
        return signing.sign(keys.active(), new ToBeSigned(text)).map(CheckpointSeal::der);
    }

    /// The key that signs now.
    public PublicKey publicKey() {
        return keys.active().certificate().getPublicKey();
    }

    /// The keys whose signatures count: the present one and those before it.
    public List<PublicKey> trusted() {
        return keys.trusted();
    }

    /// The same, read from an installation's key directory without the installation.
    public static List<PublicKey> trusted(Path directory) {
        return CheckpointKeys.trusted(directory);
    }

    private static Bytes der(Signature signature) {
        try {
            return Bytes.copyOf(ECDSA.transcodeSignatureToDER(signature.rs().toArray()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
