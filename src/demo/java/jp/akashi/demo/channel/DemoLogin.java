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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Role;

/// Lets a browser be one of the demo's clients without a client certificate, by a secret that only it has.
///
/// Each login lasts an hour and ends with the demo. One browser can be the venue and staff at once: the venue's cookie
/// opens what the tablet's page calls, the staff's opens the staff's pages and lets look at what they lead to.
@ApplicationScoped
public class DemoLogin implements HttpAuthenticationMechanism {
    private static final String VENUE_COOKIE = "akashi-demo-venue";
    private static final String STAFF_COOKIE = "akashi-demo-staff";
    private static final Duration LENGTH = Duration.ofHours(1);

    private record Login(Caller who, Instant end) {}

    private final Map<String, Login> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    DemoLogin(InstantSource clock) {
        this.clock = clock;
    }

    /// Makes the browser that asked this client, and sends it to the page where it starts.
    Response begin(Caller who, String page) {
        Instant now = clock.instant();
        open.values().removeIf(login -> login.end().isBefore(now));
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(secret, new Login(who, now.plus(LENGTH)));
        NewCookie cookie = new NewCookie.Builder(who.role() == Role.VENUE ? VENUE_COOKIE : STAFF_COOKIE)
                .value(secret)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge((int) LENGTH.toSeconds())
                .build();
        return Response.seeOther(URI.create(page)).cookie(cookie).build();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Optional<SecurityIdentity> who = cookie(context.request())
                .map(name -> context.request().getCookie(name))
                .map(Cookie::getValue)
                .map(open::get)
                .filter(login -> login.end().isAfter(clock.instant()))
                .map(login -> identity(login.who()));
        return Uni.createFrom().item(who.orElse(null));
    }

    private static Optional<String> cookie(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        if (isUnder(path, "/venue", "/feeds/v1/venue")) {
            return Optional.of(VENUE_COOKIE);
        }
        return request.method() == HttpMethod.GET || isUnder(path, "/staff")
                ? Optional.of(STAFF_COOKIE)
                : Optional.empty();
    }

    private static boolean isUnder(String path, String... roots) {
        return Stream.of(roots).anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private static SecurityIdentity identity(Caller who) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(who)
                .addRole(who.role().unit())
                .build();
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
