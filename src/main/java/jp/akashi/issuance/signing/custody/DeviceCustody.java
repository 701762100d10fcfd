package jp.akashi.issuance.signing.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import jp.akashi.issuance.signing.authority.PlaceholderCertificate;

/// Private keys in a PKCS#11 device, each under its key identifier as label. Source: PKCS#11 v2.40; SunPKCS11.
public final class DeviceCustody implements KeyCustody {
    private final Provider provider;
    private final KeyStore device;
    private final Executor workers;
    private final Duration deadline;
    private final Path pin;

    /// Opens the device of a SunPKCS11 configuration file with the PIN in the other; signs on the workers.
    public DeviceCustody(Path configuration, Path pin, Duration deadline, Executor workers) {
        try {
            this.provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
            this.device = KeyStore.getInstance("PKCS11", provider);
            this.pin = pin;
            look();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the PKCS#11 device of " + configuration + " does not open", e);
        }
        this.workers = workers;
        this.deadline = deadline;
    }

    @Override
    public synchronized KeyPair create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            // A key store entry wants a certificate: the true one is kept with the public keys.
            X509Certificate placeholder = PlaceholderCertificate.of(keys, provider);
            String kid = KeyIdentifier.of(placeholder.getPublicKey());
            device.setKeyEntry(kid, keys.getPrivate(), null, new Certificate[] {placeholder});
            return new KeyPair(placeholder.getPublicKey(), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the device did not make a key", e);
        }
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public synchronized Optional<SigningKey> find(List<X509Certificate> chain) {
        String kid = KeyIdentifier.of(chain.getFirst().getPublicKey());
        try {
            if (!device.containsAlias(kid)) {
                look();
            }
            Key key = device.getKey(kid, null);
            return key instanceof PrivateKey found
                    ? Optional.of(new Pkcs11SigningKey(chain, found, provider, workers, deadline))
                    : Optional.empty();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the device did not open a key", e);
        }
    }

    @Override
    public synchronized void destroy(String kid) {
        try {
            if (device.containsAlias(kid)) {
                device.deleteEntry(kid);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the device did not destroy the key " + kid, e);
        }
    }

    // The key store knows the keys it saw when it was loaded: those of other nodes come later.
    private void look() throws GeneralSecurityException, IOException {
        device.load(null, Files.readString(pin).strip().toCharArray());
    }
}
