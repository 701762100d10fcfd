package jp.akashi.issuance.signing.custody;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;

/// A key in a PKCS#11 device. Signs on a worker thread, because the device may take its time; fails at the deadline.
final class Pkcs11SigningKey implements SigningKey {
    private final String kid;
    private final List<X509Certificate> chain;
    private final Signer signer;
    private final Executor workers;
    private final Duration deadline;

    Pkcs11SigningKey(
            List<X509Certificate> chain, PrivateKey key, Provider device, Executor workers, Duration deadline) {
        this.kid = KeyIdentifier.of(chain.getFirst().getPublicKey());
        this.chain = List.copyOf(chain);
        this.signer = new Signer(key, device);
        this.workers = workers;
        this.deadline = deadline;
    }

    @Override
    public String kid() {
        return kid;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public Uni<Signature> sign(ToBeSigned bytes) {
        // An emitter subscribes at once, so that the deadline runs while the work still waits for a thread.
        return Uni.createFrom()
                .<Signature>emitter(result -> workers.execute(() -> answer(bytes, result)))
                .ifNoItem()
                .after(deadline)
                .failWith(
                        () -> new SigningFailedException("the device of " + kid + " did not sign within " + deadline));
    }

    private void answer(ToBeSigned bytes, UniEmitter<? super Signature> result) {
        try {
            result.complete(signer.sign(bytes));
        } catch (SigningFailedException e) {
            result.fail(e);
        }
    }
}
