package jp.akashi.demo.channel;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Role;
import jp.akashi.vocabulary.MunicipalityCode;

/// Lets a newcomer's browser be the demo's venue for an hour, without a client certificate. Demo only.
@ApplicationScoped
public class DemoVenue implements HttpAuthenticationMechanism {
    private static final Caller VENUE =
            new Caller("venue-131113", Role.VENUE, Optional.of(new MunicipalityCode("131113")));

    private final DemoVisits visits;

    DemoVenue(DemoVisits visits) {
        this.visits = visits;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Cookie cookie = context.request().getCookie(DemoVisits.COOKIE);
        return cookie != null && visits.isOpen(cookie.getValue())
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(VENUE)
                                .addRole(VENUE.role().unit())
                                .build())
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
