package jp.akashi.issuance;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.pdf.Paper;
import jp.akashi.issuance.Identified.Sealed;
import jp.akashi.issuance.Identified.WithPassport;
import jp.akashi.issuance.Identified.WithRecord;
import jp.akashi.issuance.applicant.Applicant;
import jp.akashi.issuance.applicant.IdentifyApplicant;
import jp.akashi.issuance.application.Application;
import jp.akashi.issuance.application.Applications;
import jp.akashi.issuance.application.Receipt;
import jp.akashi.issuance.application.ServiceHours;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.issuance.ledger.Ledger;
import jp.akashi.issuance.ledger.PassportHistory;
import jp.akashi.registry.PersonRecord;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Outcome.Granted;
import jp.akashi.vocabulary.Outcome.Refused;
import jp.akashi.vocabulary.Refusal;

/// Takes a kiosk's application up to the moment its applicant sees what the certificate says.
///
/// The same story as `IssueCertificate`, with a fence at each step: whoever was overtaken by a cancellation or by time
/// gets no further. Records are always read afresh. Source: docs/adr/0011.
@Singleton
public final class ApplyAtKiosk {
    private final Applications applications;
    private final ServiceHours hours;
    private final IdentifyApplicant applicants;
    private final Latches latches;
    private final VaccinationRecords records;
    private final PassportHistory passports;
    private final SealCertificate seals;
    private final Ledger ledger;
    private final Instant historySince;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApplyAtKiosk(
            Applications applications,
            ServiceHours hours,
            IdentifyApplicant applicants,
            Latches latches,
            VaccinationRecords records,
            PassportHistory passports,
            SealCertificate seals,
            Ledger ledger,
            KioskConfig config,
            InstantSource clock) {
        this.applications = applications;
        this.hours = hours;
        this.applicants = applicants;
        this.latches = latches;
        this.records = records;
        this.passports = passports;
        this.seals = seals;
        this.ledger = ledger;
        this.historySince =
                config.passportHistorySince().atStartOfDay(Certificate.JAPAN).toInstant();
        this.clock = clock;
    }

    private record Found(WithRecord record, Fence fence) {}

    private record Travelling(WithPassport holder, Fence fence) {}

    private record Rendered(Sealed made, Fence fence) {}

    /// The application as it is shown, or as it was when the same request came before.
    public Uni<Outcome<Application>> apply(KioskRequest request) {
        if (!hours.areOpenAt(clock.instant())) {
            return item(Outcome.refused(Refusal.MUNICIPALITY_CLOSED));
        }
        return applications.receive(request.application()).chain(Outcome.then(receipt -> switch (receipt) {
            case Receipt.New(Fence fence) -> prepare(request.certificate(), fence);
            case Receipt.Earlier(Application earlier) -> item(told(earlier));
        }));
    }

    private Uni<Outcome<Application>> prepare(CertificateRequest request, Fence fence) {
        return switch (applicants.identify(request.proof(), request.municipality())) {
            case Refused(Refusal refusal) -> refuse(fence, refusal);
            case Granted(Applicant applicant) -> prepare(new Identified(request, applicant, now()), fence);
        };
    }

    private Uni<Outcome<Application>> prepare(Identified who, Fence fence) {
        if (latches.isClosed(who.person().municipality())) {
            return refuse(fence, Refusal.ISSUING_SUSPENDED);
        }
        return certify(who, fence)
                .chain(outcome -> outcome instanceof Refused(Refusal refusal)
                        ? ledger.refuse(who.use(), refusal).chain(refused -> refuse(fence, refusal))
                        : item(outcome));
    }

    private Uni<Outcome<Application>> certify(Identified who, Fence received) {
        return applications
                .authorise(received, who.applicant().person()) // whose it is
                .chain(Outcome.then(fence -> lookUp(who, fence))) // what they received
                .chain(Outcome.then(this::attachPassport)) // how they travelled before
                .chain(Outcome.then(this::render)) // composed, linted, signed, matched against the request
                .chain(Outcome.then(this::show)); // durable before anyone sees it
    }

    private Uni<Outcome<Found>> lookUp(Identified who, Fence fence) {
        return records.fresh(who.person())
                .map(found -> FindRecords.judge(who.applicant(), found, who.today()))
                .chain(Outcome.then(record -> found(new WithRecord(who, record), fence)));
    }

    private Uni<Outcome<Found>> found(WithRecord record, Fence fence) {
        return applications.lookUp(fence).map(Outcome.next(next -> Outcome.granted(new Found(record, next))));
    }

    private Uni<Outcome<Travelling>> attachPassport(Found found) {
        WithRecord record = found.record();
        if (record.who().request().use() == CertificateUse.DOMESTIC) {
            return item(Outcome.granted(new Travelling(new WithPassport(record, Optional.empty()), found.fence())));
        }
        PersonRecord person = record.record();
        return passports.latest(person.residentId(), historySince).map(earlier -> KnownPassport.of(
                        earlier, person.birthDate(), record.who().today())
                .map(passport -> new Travelling(new WithPassport(record, Optional.of(passport)), found.fence())));
    }

    private Uni<Outcome<Rendered>> render(Travelling travelling) {
        Identified.Composed composed = travelling.holder().compose(random);
        if (!Paper.canPrint(composed.certificate())) {
            return item(Outcome.refused(Refusal.NAME_UNPRINTABLE)); // before anybody pays for it
        }
        return seals.seal(composed.certificate()).chain(Outcome.then(made -> applications
                .render(travelling.fence())
                .map(Outcome.next(fence -> Outcome.granted(new Rendered(new Sealed(composed, made), fence))))));
    }

    private Uni<Outcome<Application>> show(Rendered rendered) {
        Fence fence = rendered.fence();
        return ledger.record(rendered.made().entry(Optional.of(fence)))
                .chain(Outcome.then(issued -> applications.find(fence.applicationId())))
                .map(Outcome.next(ApplyAtKiosk::told));
    }

    private Uni<Outcome<Application>> refuse(Fence fence, Refusal refusal) {
        return applications.refuse(fence.applicationId(), refusal).replaceWith(Outcome.refused(refusal));
    }

    // A repeated request is told the truth: the content while it can be had, or why it cannot.
    private static Outcome<Application> told(Application application) {
        return switch (application.state()) {
            case SHOWN, PAID, RELEASED, PRINTED, CLOSED -> Outcome.granted(application);
            case REFUSED -> Outcome.refused(application.refusal().orElse(Refusal.APPLICATION_STATE));
            case RECEIVED, AUTHORISED, LOOKED_UP, RENDERED, CANCELLED, EXPIRED ->
                Outcome.refused(Refusal.APPLICATION_STATE);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
