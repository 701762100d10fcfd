package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.issuance.signing.custody.SigningKey;
import org.jboss.logging.Logger;

/// Signs, and looks at what came back before anybody else does.
///
/// A signature is verified at a key's first use, always when the key is remote, and otherwise at the configured rate;
/// one that does not verify fails the `Uni` with {@link SignatureMismatchException}, an incident.
@Singleton
public final class SignCertificate {
    private static final Logger LOG = Logger.getLogger(SignCertificate.class);

    private final double rate;
    private final Map<String, SignatureCheck> proven = new ConcurrentHashMap<>();

    @Inject
    SignCertificate(SigningConfig config) {
        this(config.verifyRate());
    }

    SignCertificate(double rate) {
        this.rate = rate;
    }

    /// The key's signature over exactly these bytes.
    public Uni<Signature> sign(SigningKey key, ToBeSigned bytes) {
        return key.sign(bytes).invoke(signature -> check(key, bytes, signature));
    }

    private void check(SigningKey key, ToBeSigned bytes, Signature signature) {
        SignatureCheck check = proven.get(key.kid());
        if (check == null) {
            check = new SignatureCheck(key.certificate().getPublicKey());
            requireValid(check, key, bytes, signature);
            proven.put(key.kid(), check);
        } else if (key.isRemote() || isSampled()) {
            requireValid(check, key, bytes, signature);
        }
    }

    private boolean isSampled() {
        return rate >= 1 || ThreadLocalRandom.current().nextDouble() < rate;
    }

    private static void requireValid(SignatureCheck check, SigningKey key, ToBeSigned bytes, Signature signature) {
        if (!check.verifies(bytes, signature)) {
            LOG.errorf("a signature by %s does not verify: nothing was issued", key.kid());
            throw new SignatureMismatchException(key.kid());
        }
    }
}
