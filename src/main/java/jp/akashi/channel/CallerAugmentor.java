package jp.akashi.channel;

import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Gives the owner of a client certificate the role its subject names; a subject of another form, or a certificate that
/// was taken back, gets none.
@Singleton
final class CallerAugmentor implements SecurityIdentityAugmentor {
    private final RevokedCallers revoked;

    CallerAugmentor(RevokedCallers revoked) {
        this.revoked = revoked;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(Optional.ofNullable(identity.getCredential(CertificateCredential.class))
                        .map(CertificateCredential::getCertificate)
                        .filter(certificate -> !revoked.hold(certificate))
                        .flatMap(certificate -> Caller.of(certificate.getSubjectX500Principal()))
                        .map(caller -> known(identity, caller))
                        .orElse(identity));
    }

    private static SecurityIdentity known(SecurityIdentity identity, Caller caller) {
        return QuarkusSecurityIdentity.builder(identity)
                .setPrincipal(caller)
                .addRole(caller.role().unit())
                .build();
    }
}
