package jp.akashi.issuance;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.akashi.issuance.Identified.Composed;
import jp.akashi.issuance.Identified.Sealed;
import jp.akashi.issuance.Identified.WithPassport;
import jp.akashi.issuance.Identified.WithRecord;
import jp.akashi.issuance.applicant.IdentifyApplicant;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.ledger.Ledger;
import jp.akashi.platform.limits.Limit;
import jp.akashi.platform.limits.RateLimits;
import jp.akashi.registry.PersonRecord;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Outcome.Granted;
import jp.akashi.vocabulary.Outcome.Refused;
import jp.akashi.vocabulary.Refusal;

/// Issues one certificate: the table of contents of the whole service.
///
/// Answers only what stands in the ledger. Refused: the catalogue of `docs/refusals.md`. A failed `Uni`: we could not
/// ask.
@Singleton
public final class IssueCertificate {
    private final IdentifyApplicant applicants;
    private final VaccinationRecords records;
    private final SealCertificate seals;
    private final Latches latches;
    private final RateLimits limits;
    private final Ledger ledger;
    private final IssuanceMetrics metrics;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    IssueCertificate(
            IdentifyApplicant applicants,
            VaccinationRecords records,
            SealCertificate seals,
            Latches latches,
            RateLimits limits,
            Ledger ledger,
            IssuanceMetrics metrics,
            InstantSource clock) {
        this.applicants = applicants;
        this.records = records;
        this.seals = seals;
        this.latches = latches;
        this.limits = limits;
        this.ledger = ledger;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Uni<Outcome<IssuedCertificate>> issue(CertificateRequest request) {
        return metrics.watch(request.channel(), () -> answer(request));
    }

    private Uni<Outcome<IssuedCertificate>> answer(CertificateRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (applicants.identify(request.proof(), request.municipality())) {
            case Refused(Refusal refusal) -> ledger.repeated(request.idempotency(), refusal);
            case Granted(var applicant) ->
                limits.count(Limit.SUBJECT, applicant.person().key().tag().toHex())
                        .chain(() -> issue(new Identified(request, applicant, now)));
        };
    }

    private Uni<Outcome<IssuedCertificate>> issue(Identified who) {
        if (latches.isClosed(who.person().municipality())) {
            return item(Outcome.refused(Refusal.ISSUING_SUSPENDED));
        }
        return records.cached(who.person())
                .chain(cached -> cached.isPresent() ? certifyCached(who, cached) : certifyFresh(who))
                .chain(outcome -> outcome instanceof Refused(Refusal refusal) && refusal != Refusal.ISSUING_SUSPENDED
                        ? ledger.refuse(who.use(), refusal)
                        : item(outcome));
    }

    // A cached record may be older than a correction: nobody is refused for what no longer holds.
    private Uni<Outcome<IssuedCertificate>> certifyCached(Identified who, Optional<PersonRecord> cached) {
        return certify(who, cached).chain(outcome -> isWorthAFreshLook(outcome) ? lookAndCertify(who) : item(outcome));
    }

    // One look, whether the person is known or not: the time of a "no" does not tell which (docs/threat-model.md).
    private Uni<Outcome<IssuedCertificate>> certifyFresh(Identified who) {
        return lookAndCertify(who)
                .chain(outcome ->
                        outcome.equals(Outcome.refused(Refusal.RECORD_CHANGED)) ? lookAndCertify(who) : item(outcome));
    }

    private Uni<Outcome<IssuedCertificate>> lookAndCertify(Identified who) {
        return records.fresh(who.person()).chain(found -> certify(who, found));
    }

    private Uni<Outcome<IssuedCertificate>> certify(Identified who, Optional<PersonRecord> found) {
        return item(FindRecords.judge(who.applicant(), found, who.today())) // what they received
                .map(Outcome.next(record -> attachPassport(new WithRecord(who, record)))) // how they travel
                .map(Outcome.next(this::compose)) // what we will assert
                .chain(Outcome.then(this::seal)) // linted, signed, matched against the request
                .chain(Outcome.then(this::record)); // durable before anyone sees it
    }

    private static boolean isWorthAFreshLook(Outcome<IssuedCertificate> outcome) {
        return outcome instanceof Refused(Refusal refusal)
                && switch (refusal) {
                    case RECORD_NOT_FOUND,
                            RECORD_PENDING,
                            RECORD_MISMATCH,
                            RECORD_INCONSISTENT,
                            RECORD_CHANGED,
                            PERSON_PROTECTED -> true;
                    default -> false;
                };
    }

    private Outcome<WithPassport> attachPassport(WithRecord found) {
        return AttachPassport.to(found.who()).map(passport -> new WithPassport(found, passport));
    }

    private Outcome<Composed> compose(WithPassport travelling) {
        return Outcome.granted(travelling.compose(random));
    }

    private Uni<Outcome<Sealed>> seal(Composed composed) {
        return seals.seal(composed.certificate())
                .map(Outcome.next(made -> Outcome.granted(new Sealed(composed, made))));
    }

    private Uni<Outcome<IssuedCertificate>> record(Sealed made) {
        return ledger.record(made.entry(Optional.empty()));
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
