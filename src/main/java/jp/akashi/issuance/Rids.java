package jp.akashi.issuance;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.certificate.trust.RidSource;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateNumber;

/// What withdraws a single card: an identifier of its own, which links it to no other card of its holder.
@Singleton
final class Rids {
    private final Bytes secret;
    private final Map<String, RidSource> ofKey = new ConcurrentHashMap<>();

    Rids(SecretKeys keys) {
        secret = Bytes.copyOf(keys.bytes(Secret.REVOCATION));
    }

    Rid of(CertificateNumber number, String kid) {
        return ofKey.computeIfAbsent(kid, key -> new RidSource(secret, key)).of(number.written());
    }
}
