package jp.akashi.issuance.signing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.custody.KeyCustody;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.vocabulary.MunicipalityCode;

/// The keys as this node knows them at one version: which sign, which are published, and which ever were. Never
/// changes.
record KeyRing(Map<Slot, SigningKey> active, PublishedTrust published, List<PublishedKey> known) {
    static final KeyRing EMPTY =
            new KeyRing(Map.of(), new PublishedTrust(0, List.of(), List.of(), Optional.empty()), List.of());

    KeyRing {
        active = Map.copyOf(active);
        known = List.copyOf(known);
    }

    /// Opens the active keys anew, but for those this node has open already. A key that is not here does not sign here.
    static Map<Slot, SigningKey> open(List<SigningKeyRow> keys, KeyCustody custody, KeyRing before) {
        Map<Slot, SigningKey> active = new HashMap<>();
        for (SigningKeyRow key : keys) {
            if (key.state() == KeyState.ACTIVE) {
                before.opened(key)
                        .or(() -> custody.find(key.chain()))
                        .ifPresent(found -> active.put(key.slot(), found));
            }
        }
        return active;
    }

    /// A municipality without keys of its own uses those of all others.
    Optional<SigningKey> find(Format format, Optional<MunicipalityCode> municipality) {
        SigningKey own = active.get(Slot.of(format, municipality));
        return Optional.ofNullable(own).or(() -> Optional.ofNullable(active.get(new Slot(format, Slot.ALL_OTHERS))));
    }

    private Optional<SigningKey> opened(SigningKeyRow key) {
        return Optional.ofNullable(active.get(key.slot()))
                .filter(open -> open.kid().equals(key.kid()));
    }
}
