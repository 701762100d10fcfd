package jp.akashi.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whom a verification believes: issuers of SMART Health Cards by their URL, and authorities above VDS-NC signers.
///
/// Two entries for one issuer are refused.
public final class TrustList {
    /// Nobody.
    public static final TrustList EMPTY = new TrustList(List.of(), List.of());

    private final Map<String, TrustedIssuer> issuers;
    private final List<TrustedAuthority> authorities;

    public TrustList(List<TrustedIssuer> issuers, List<TrustedAuthority> authorities) {
        this(byUrl(issuers), List.copyOf(authorities));
    }

    private TrustList(Map<String, TrustedIssuer> issuers, List<TrustedAuthority> authorities) {
        this.issuers = issuers;
        this.authorities = authorities;
    }

    /// These and others; where both know an issuer, these hold.
    public TrustList and(TrustList others) {
        Map<String, TrustedIssuer> all = new HashMap<>(others.issuers);
        all.putAll(issuers);
        List<TrustedAuthority> both = new ArrayList<>(authorities);
        both.addAll(others.authorities);
        return new TrustList(Map.copyOf(all), List.copyOf(both));
    }

    Optional<TrustedIssuer> issuer(String url) {
        return Optional.ofNullable(issuers.get(url));
    }

    List<TrustedAuthority> authorities() {
        return authorities;
    }

    private static Map<String, TrustedIssuer> byUrl(List<TrustedIssuer> issuers) {
        return issuers.stream().collect(Collectors.toUnmodifiableMap(TrustedIssuer::url, Function.identity()));
    }
}
