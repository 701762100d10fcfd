package jp.akashi.channel;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What every answer tells browsers, unless a page or a published document says otherwise: keep no copy, guess no type,
/// show and load nothing of it, tell nobody where the reader came from.
///
/// Source: OWASP REST Security Cheat Sheet; RFC 6797 (HSTS, promised where plain HTTP serves nobody).
@Singleton
final class AnswerHeaders {
    private static final List<Header> ALWAYS = List.of(
            Header.of("cache-control", "no-store"),
            Header.of("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            Header.of("permissions-policy", "camera=(), microphone=(), geolocation=()"),
            Header.of("referrer-policy", "no-referrer"),
            Header.of("x-content-type-options", "nosniff"));
    private static final Header SECURE_FOR_TWO_YEARS = Header.of("strict-transport-security", "max-age=63072000");

    // An array: each answer goes through it.
    private final Header[] headers;

    /// Name and value as they are written, encoded once.
    private record Header(CharSequence name, CharSequence value) {
        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }
    }

    @Inject
    AnswerHeaders(@ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled") String insecure) {
        List<Header> all = new ArrayList<>(ALWAYS);
        if (!insecure.equalsIgnoreCase("enabled")) {
            all.add(SECURE_FOR_TWO_YEARS);
        }
        headers = all.toArray(Header[]::new);
    }

    /// Adds those that an answer about to be written lacks.
    void complete(MultiMap answer) {
        for (Header header : headers) {
            if (!answer.contains(header.name())) {
                answer.set(header.name(), header.value());
            }
        }
    }
}
