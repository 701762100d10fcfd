package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import jp.akashi.issuance.ledger.LedgerEntry.Use;
import jp.akashi.platform.storage.OwnContext;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// The ledger's face: nothing leaves the house before it stands here, and what stands here can be asked for again.
///
/// A failed `Uni` means that nobody knows whether the row stands: the caller may ask again with the same key.
@Singleton
public final class Ledger {
    private final CertificateTable table;
    private final LedgerConfig config;
    private final InstantSource clock;
    private final ThreadLocal<GroupCommit<LedgerEntry, Boolean>> ofLoop;

    Ledger(CertificateTable table, LedgerConfig config, InstantSource clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
        this.ofLoop = ThreadLocal.withInitial(this::open);
    }

    /// Writes the certificate and its audit entry down, durably; or answers what stands there in its place.
    ///
    /// Refused: the record changed meanwhile, the latch is closed, the challenge was spent, the kiosk's
    /// application is over, or the key belongs to another request.
    public Uni<Outcome<IssuedCertificate>> record(LedgerEntry entry) {
        return inTime(OwnContext.keep(ofLoop.get().add(entry)))
                .chain(stands ->
                        stands ? Uni.createFrom().item(Outcome.granted(entry.issued())) : inTime(explain(entry)));
    }

    /// Writes down that a record was used and the certificate refused, and answers with that refusal;
    /// or with what the same request was answered before.
    public Uni<Outcome<IssuedCertificate>> refuse(Use use, Refusal refusal) {
        return inTime(find(use.idempotency(), refusal)
                .chain(outcome -> outcome.equals(Outcome.refused(refusal))
                        ? table.refuse(use, refusal.code(), clock.instant()).replaceWith(outcome)
                        : Uni.createFrom().item(outcome)));
    }

    /// What the same request was answered before; the refusal given where it is new.
    public Uni<Outcome<IssuedCertificate>> repeated(Optional<Idempotency> idempotency, Refusal otherwise) {
        return idempotency.isEmpty() ? find(idempotency, otherwise) : inTime(find(idempotency, otherwise));
    }

    private Uni<Outcome<IssuedCertificate>> find(Optional<Idempotency> idempotency, Refusal otherwise) {
        if (idempotency.isEmpty()) {
            return Uni.createFrom().item(Outcome.refused(otherwise));
        }
        Idempotency key = idempotency.get();
        return table.answered(key)
                .map(earlier -> earlier.map(answer -> again(key, answer)).orElseGet(() -> Outcome.refused(otherwise)));
    }

    private Uni<Outcome<IssuedCertificate>> explain(LedgerEntry entry) {
        return find(entry.use().idempotency(), Refusal.RECORD_CHANGED)
                .chain(outcome -> outcome.equals(Outcome.refused(Refusal.RECORD_CHANGED))
                        ? table.obstacle(entry).map(Outcome::refused)
                        : Uni.createFrom().item(outcome));
    }

    private static Outcome<IssuedCertificate> again(Idempotency key, EarlierAnswer earlier) {
        if (!earlier.bodyDigest().equals(key.bodyDigest())) {
            return Outcome.refused(Refusal.IDEMPOTENCY_KEY_REUSED);
        }
        return switch (earlier) {
            case EarlierAnswer.Issued issued -> Outcome.granted(issued.certificate());
            case EarlierAnswer.Refused refused -> Outcome.refused(Refusal.ofCode(refused.code()));
        };
    }

    private <T> Uni<T> inTime(Uni<T> answer) {
        return table.inTime(config.deadline(), answer);
    }

    private GroupCommit<LedgerEntry, Boolean> open() {
        return new GroupCommit<>(table::record, config.batch(), config.statements(), OwnContext.atEndOfTurn());
    }
}
