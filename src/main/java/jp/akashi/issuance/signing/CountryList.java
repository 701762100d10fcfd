package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.CountrySigningAuthority;
import jp.akashi.issuance.signing.authority.SignerAuthority;
import jp.akashi.vocabulary.Bytes;

/// Keeps the list of VDS-NC signer certificates taken back complete and in force.
///
/// Where the authority lies elsewhere, so does this duty.
@Singleton
final class CountryList {
    private static final Duration IN_FORCE = Duration.ofDays(30);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(15);

    private final KeyCeremony ceremony;
    private final SignerListTable lists;

    CountryList(KeyCeremony ceremony, SignerListTable lists) {
        this.ceremony = ceremony;
        this.lists = lists;
    }

    /// The list in force; empty when there is none yet.
    Uni<Optional<Bytes>> current() {
        return lists.latest().map(latest -> latest.map(SignerListRow::content).or(ceremony.authorities()::countryList));
    }

    /// Signs a new list when the last one lacks a compromised key or will soon be out of date.
    Uni<Void> renew(List<SigningKeyRow> keys, Instant now) {
        Optional<SignerAuthority> authority = ceremony.authorities().find(Format.ICAO_VDS_NC);
        if (authority.isEmpty() || !(authority.get() instanceof CountrySigningAuthority country)) {
            return Uni.createFrom().voidItem();
        }
        List<SigningKeyRow> compromised = keys.stream()
                .filter(key -> key.slot().format() == Format.ICAO_VDS_NC)
                .filter(key -> key.state() == KeyState.COMPROMISED && key.isCertified())
                .toList();
        return lists.latest()
                .chain(latest ->
                        latest.filter(list -> suffices(list, compromised, now)).isPresent()
                                ? Uni.createFrom().voidItem()
                                : lists.insert(next(country, latest, compromised, now)));
    }

    private static boolean suffices(SignerListRow list, List<SigningKeyRow> compromised, Instant now) {
        return list.nextUpdate().isAfter(now.plus(RENEWED_BEFORE_END))
                && list.kids()
                        .containsAll(
                                compromised.stream().map(SigningKeyRow::kid).toList());
    }

    private static SignerListRow next(
            CountrySigningAuthority country,
            Optional<SignerListRow> latest,
            List<SigningKeyRow> compromised,
            Instant now) {
        Map<BigInteger, Instant> revoked = new TreeMap<>();
        compromised.forEach(key -> revoked.put(key.chain().getFirst().getSerialNumber(), key.changedAt()));
        long number = latest.map(SignerListRow::number).orElse(0L) + 1;
        Instant end = now.plus(IN_FORCE);
        try {
            Bytes content =
                    Bytes.copyOf(country.revoke(revoked, number, now, end).getEncoded());
            List<String> kids = compromised.stream().map(SigningKeyRow::kid).toList();
            return new SignerListRow(number, content, kids, end);
        } catch (CRLException e) {
            throw new IllegalStateException(e);
        }
    }
}
