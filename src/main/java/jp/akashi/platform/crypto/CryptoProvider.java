package jp.akashi.platform.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The provider that signs and verifies: Amazon Corretto Crypto Provider where its native library runs, else the JDK's.
///
/// An explicit instance for `getInstance(…, provider)`, never inserted into the JVM's list: nobody else's TLS or
/// X.509 changes. The choice is made once, after the provider's self-tests, and a fallback is logged as a warning.
public final class CryptoProvider {
    private static final Logger LOG = Logger.getLogger(CryptoProvider.class);
    private static final Optional<Provider> ACCELERATED = healthy(() -> AmazonCorretto.provider());

    private CryptoProvider() {}

    /// The provider for a signature algorithm (such as `SHA256withRSA`) and for the key factory that belongs to it.
    public static Provider forSignatures(String algorithm) {
        return choose(ACCELERATED, algorithm);
    }

    /// Whether the native provider runs.
    public static boolean isAccelerated() {
        return ACCELERATED.isPresent();
    }

    static Provider choose(Optional<Provider> preferred, String algorithm) {
        return preferred
                .filter(provider -> provider.getService("Signature", algorithm) != null)
                .orElseGet(() -> ofTheJdk(algorithm));
    }

    /// The provider when it loads and passes its self-tests; a native library may be missing, or built for another
    /// libc.
    static Optional<Provider> healthy(Supplier<Provider> candidate) {
        try {
            return Optional.of(candidate.get());
        } catch (RuntimeException | LinkageError e) {
            LOG.warnf("signatures fall back to the JDK's provider, which is several times slower: %s", e);
            return Optional.empty();
        }
    }

    private static Provider ofTheJdk(String algorithm) {
        try {
            return Signature.getInstance(algorithm).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no provider knows " + algorithm, e);
        }
    }

    /// A class of its own and no method reference to it, so that the rest links where a build leaves the library out.
    private static final class AmazonCorretto {
        static Provider provider() {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            return AmazonCorrettoCryptoProvider.INSTANCE;
        }
    }
}
