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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.akashi.channel.Caller;

/// Lets a browser that signed in at the demo look at the pages, and at the files they lead to, as one of its clients.
@ApplicationScoped
public class CookieLogin implements HttpAuthenticationMechanism {
    private static final String PAGES = "/staff";

    private final SignIns signIns;

    CookieLogin(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Optional<Caller> who = Optional.ofNullable(context.request().getCookie(SignIns.COOKIE))
                .filter(_ -> isForPages(context.request()))
                .map(Cookie::getValue)
                .flatMap(signIns::who);
        return who.isPresent()
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(who.get())
                                .addRole(who.get().role().unit())
                                .build())
                : Uni.createFrom().nullItem();
    }

    private static boolean isForPages(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        return request.method() == HttpMethod.GET || path.equals(PAGES) || path.startsWith(PAGES + "/");
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
