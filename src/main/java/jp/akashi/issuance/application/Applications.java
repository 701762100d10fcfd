package jp.akashi.issuance.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.latch.Mismatch;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.platform.storage.TooSlowException;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// Every change of an application. Each is one compare-and-set on its version: of two writers one comes too late.
///
/// Refused: an unknown application, a step that does not belong where it stands, a closed latch, and a certificate that
/// was withdrawn or corrected meanwhile, which ends the application.
@Singleton
public final class Applications {
    private static final int ID_LENGTH = 16;
    private static final int RETRIES = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ApplicationTable table;
    private final EndTable ends;
    private final CopyTable printed;
    private final Bindings bindings;
    private final Latches latches;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Applications(
            ApplicationTable table,
            EndTable ends,
            CopyTable printed,
            Bindings bindings,
            Latches latches,
            InstantSource clock) {
        this.table = table;
        this.ends = ends;
        this.printed = printed;
        this.bindings = bindings;
        this.latches = latches;
        this.clock = clock;
    }

    /// Writes a request down as RECEIVED; or finds what became of it when it was sent before.
    ///
    /// Refuses an id or key that was used for another content.
    public Uni<Outcome<Receipt>> receive(NewApplication asked) {
        String id = newId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return table.receive(id, asked, now)
                .chain(isNew ->
                        isNew ? item(Outcome.<Receipt>granted(new Receipt.New(new Fence(id, 1)))) : earlier(asked));
    }

    /// The card is believed: AUTHORISED, and bound to its holder.
    public Uni<Outcome<Fence>> authorise(Fence fence, KeyedPerson holder) {
        return advance(
                fence,
                ApplicationState.RECEIVED,
                ApplicationState.AUTHORISED,
                Optional.of(bindings.of(fence.applicationId(), holder)));
    }

    public Uni<Outcome<Fence>> lookUp(Fence fence) {
        return advance(fence, ApplicationState.AUTHORISED, ApplicationState.LOOKED_UP, Optional.empty());
    }

    /// The certificate is made and ready for the ledger, which shows it.
    public Uni<Outcome<Fence>> render(Fence fence) {
        return advance(fence, ApplicationState.LOOKED_UP, ApplicationState.RENDERED, Optional.empty());
    }

    /// There is no certificate: REFUSED, unless the application ended otherwise.
    public Uni<Void> refuse(String id, Refusal refusal) {
        List<ApplicationState> preparing = ApplicationState.REFUSED.before().stream()
                .filter(ApplicationState::isInPreparation)
                .toList();
        return table.refuse(id, refusal, preparing, clock.instant()).replaceWithVoid();
    }

    /// The application as it stands; one whose time has passed is EXPIRED by looking at it.
    public Uni<Outcome<Application>> find(String id) {
        return again(() -> current(id));
    }

    /// The fee was paid: PAID. Doing it again changes nothing.
    public Uni<Outcome<Application>> pay(String id) {
        return again(() -> current(id).chain(Outcome.then(this::payNow)));
    }

    /// Every copy released so far was printed: PRINTED, and CLOSED once all are. Doing it again changes nothing.
    public Uni<Outcome<Application>> print(String id) {
        return again(() -> current(id).chain(Outcome.then(this::printNow)));
    }

    /// The centre takes it back: CANCELLED. Doing it again changes nothing.
    public Uni<Outcome<Application>> cancel(String id) {
        return again(() -> current(id).chain(Outcome.then(this::cancelNow)));
    }

    /// Somebody saw a document with another binding than the application's: the municipality's latch closes.
    ///
    /// Whether they are right is for operators to find out. Also closes for an application that is over.
    public Uni<Outcome<Application>> mismatch(String id, String terminalId, String seenBinding, String reporter) {
        return table.find(id)
                .map(found -> found.filter(
                                application -> municipality(application).isPresent())
                        .map(Outcome::granted)
                        .orElseGet(() -> Outcome.refused(Refusal.APPLICATION_UNKNOWN)))
                .chain(Outcome.then(application -> latches.close(new Mismatch(
                                municipality(application).orElseThrow(), id, terminalId, seenBinding, reporter))
                        .replaceWith(Outcome.granted(application))));
    }

    /// Expires what is overdue.
    Uni<Integer> expire() {
        return ends.expire(clock.instant());
    }

    /// The application where it may still go to that state; ends it where its certificate no longer holds.
    Uni<Outcome<Application>> admit(Application application, ApplicationState next) {
        if (!application.state().mayBecome(next)) {
            return item(Outcome.refused(Refusal.APPLICATION_STATE));
        }
        if (application.suspended()) {
            return item(Outcome.refused(Refusal.ISSUING_SUSPENDED));
        }
        return application.isOutdated()
                ? end(application, ApplicationState.REFUSED, Optional.of(Refusal.RECORD_CHANGED))
                        .replaceWith(Outcome.refused(Refusal.RECORD_CHANGED))
                : item(Outcome.granted(application));
    }

    /// Ends it for good and answers what it has become.
    Uni<Outcome<Application>> end(Application application, ApplicationState end, Optional<Refusal> refusal) {
        return ends.end(application.fence(), end, refusal, clock.instant())
                .chain(won -> won ? current(application.id()) : late());
    }

    /// Tries anew what came too late; what is too late several times over fails.
    <T> Uni<T> again(Supplier<Uni<T>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .onFailure(LateException.class)
                .retry()
                .atMost(RETRIES);
    }

    Uni<Outcome<Application>> current(String id) {
        return table.find(id).chain(found -> found.map(this::inTime)
                .orElseGet(() -> item(Outcome.refused(Refusal.APPLICATION_UNKNOWN))));
    }

    static <T> Uni<T> late() {
        return Uni.createFrom().failure(LateException::new);
    }

    private Uni<Outcome<Application>> inTime(Application application) {
        return application.state().isOver() || clock.instant().isBefore(application.deadline())
                ? item(Outcome.granted(application))
                : end(application, ApplicationState.EXPIRED, Optional.empty());
    }

    private Uni<Outcome<Application>> payNow(Application application) {
        if (application.state() == ApplicationState.PAID) {
            return item(Outcome.granted(application));
        }
        return admit(application, ApplicationState.PAID)
                .chain(Outcome.then(admitted -> table.pay(admitted.fence(), admitted.state(), clock.instant())
                        .chain(reread(admitted))));
    }

    // Told of paper that is out, we write it down: a closed latch or a correction cannot call it back.
    private Uni<Outcome<Application>> printNow(Application application) {
        if (application.state() == ApplicationState.CLOSED || application.state() == ApplicationState.PRINTED) {
            return item(Outcome.granted(application));
        }
        return application.state().mayBecome(ApplicationState.PRINTED)
                ? printed.print(application, clock.instant()).chain(reread(application))
                : item(Outcome.refused(Refusal.APPLICATION_STATE));
    }

    private Uni<Outcome<Application>> cancelNow(Application application) {
        if (application.state() == ApplicationState.CANCELLED) {
            return item(Outcome.granted(application));
        }
        return application.state().mayBecome(ApplicationState.CANCELLED)
                ? end(application, ApplicationState.CANCELLED, Optional.empty())
                : item(Outcome.refused(Refusal.APPLICATION_STATE));
    }

    // A step that was written in time but comes to light too late, as after a pause of this node, did not happen.
    private Function<Boolean, Uni<? extends Outcome<Application>>> reread(Application application) {
        return won -> won
                ? current(application.id())
                        .map(Outcome.next(stands -> stands.state() == ApplicationState.EXPIRED
                                ? Outcome.refused(Refusal.APPLICATION_STATE)
                                : Outcome.granted(stands)))
                : late();
    }

    private Uni<Outcome<Fence>> advance(
            Fence fence, ApplicationState from, ApplicationState next, Optional<Binding> binding) {
        return table.advance(fence, from, next, binding, clock.instant())
                .map(won -> won ? Outcome.granted(fence.next()) : Outcome.refused(Refusal.APPLICATION_STATE));
    }

    // The same request twice at once: the second waits for what becomes of the first.
    private Uni<Outcome<Receipt>> earlier(NewApplication asked) {
        return Uni.createFrom()
                .deferred(() -> table.find(asked))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(found -> found.stream()
                        .anyMatch(one ->
                                one.state().isInPreparation() && clock.instant().isBefore(one.deadline())))
                .collect()
                .last()
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new TooSlowException("the first of two equal requests", PATIENCE))
                .map(found -> receipt(asked, found));
    }

    private static Outcome<Receipt> receipt(NewApplication asked, List<Application> found) {
        return found.size() == 1 && found.getFirst().bodyDigest().equals(asked.bodyDigest())
                ? Outcome.granted(new Receipt.Earlier(found.getFirst()))
                : Outcome.refused(Refusal.IDEMPOTENCY_KEY_REUSED);
    }

    private static Optional<MunicipalityCode> municipality(Application application) {
        return MunicipalityCode.parse(application.municipality());
    }

    // Random alone: neither the clock nor the node nor what was before shows in it.
    String newId() {
        byte[] id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
