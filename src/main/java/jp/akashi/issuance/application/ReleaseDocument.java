package jp.akashi.issuance.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import jp.akashi.certificate.pdf.PaperMarks;
import jp.akashi.certificate.pdf.PaperMarksReader;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.latch.Mismatch;
import jp.akashi.issuance.printing.PrintShop;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// Hands the document out, once for each paid copy: printed and sealed, looked into, and only then released.
///
/// All copies are the same bytes. A key delivers its copy again until that is reported printed; without a key each
/// call is the next copy. A document with other marks is destroyed, and the municipality's latch closes.
@Singleton
public final class ReleaseDocument {
    private static final int KEY_LENGTH = 32;

    private final Applications applications;
    private final CopyTable copies;
    private final PrintShop printing;
    private final SealedDocument documents;
    private final Bindings bindings;
    private final Latches latches;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ReleaseDocument(
            Applications applications,
            CopyTable copies,
            PrintShop printing,
            SealedDocument documents,
            Bindings bindings,
            Latches latches,
            InstantSource clock) {
        this.applications = applications;
        this.copies = copies;
        this.printing = printing;
        this.documents = documents;
        this.bindings = bindings;
        this.latches = latches;
        this.clock = clock;
    }

    private record Copy(Application application, Bytes key, Optional<Bytes> earlier) {}

    private record Laid(Copy copy, Bytes pdf) {}

    /// The next copy, or the copy of that key (the SHA-256 of it) again.
    public Uni<Outcome<ReleasedDocument>> release(String id, Optional<Bytes> keyDigest) {
        Bytes key = keyDigest.orElseGet(this::anyKey);
        return applications.again(() -> applications
                .current(id) // status and content of one moment
                .chain(Outcome.then(found -> applications.admit(found, ApplicationState.RELEASED)))
                .chain(Outcome.then(application -> paidCopy(application, key)))
                .chain(Outcome.then(this::lay)) // printed and sealed, or as it was the first time
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(Outcome.then(this::lookInto))
                .chain(Outcome.then(this::handOut))); // unless anything changed meanwhile
    }

    private Uni<Outcome<Copy>> paidCopy(Application application, Bytes key) {
        return copies.look(application.id(), key).map(kept -> {
            boolean due = kept.unprinted().orElse(application.released() < application.copies());
            return due
                    ? Outcome.granted(new Copy(application, key, kept.document()))
                    : Outcome.refused(Refusal.APPLICATION_STATE);
        });
    }

    private Uni<Outcome<Laid>> lay(Copy copy) {
        Application application = copy.application();
        return copy.earlier()
                .map(kept -> documents
                        .open(application.id(), kept)
                        .map(pdf -> Uni.createFrom().item(Outcome.granted(new Laid(copy, pdf))))
                        .orElseGet(() -> destroy(application, Optional.empty())))
                .orElseGet(() -> printing.print(content(application).certificate(), marks(application))
                        .map(Outcome.next(pdf -> Outcome.granted(new Laid(copy, pdf)))));
    }

    private Uni<Outcome<Laid>> lookInto(Laid laid) {
        Application application = laid.copy().application();
        Optional<PaperMarks> seen = PaperMarksReader.read(laid.pdf());
        boolean own = seen.equals(Optional.of(marks(application)))
                && content(application).binding().equals(marks(application).binding());
        return own ? Uni.createFrom().item(Outcome.granted(laid)) : destroy(application, seen);
    }

    private Uni<Outcome<ReleasedDocument>> handOut(Laid laid) {
        Application application = laid.copy().application();
        Bytes sealed = documents.seal(application.id(), laid.pdf());
        return copies.release(application, laid.copy().key(), sealed, clock.instant())
                .chain(won -> won && isInTime(application)
                        ? Uni.createFrom().item(Outcome.granted(new ReleasedDocument(laid.pdf(), marks(application))))
                        : Applications.late());
    }

    // This node may have stood still since it read the application: what another one ended meanwhile does not go out.
    private boolean isInTime(Application application) {
        return clock.instant().isBefore(application.deadline());
    }

    private Uni<Outcome<Laid>> destroy(Application application, Optional<PaperMarks> seen) {
        Mismatch mismatch = new Mismatch(
                new MunicipalityCode(application.municipality()),
                application.id(),
                seen.map(PaperMarks::terminalId).orElse("none"),
                seen.map(PaperMarks::binding).orElse("none"),
                "gateway");
        return latches.close(mismatch)
                .chain(() -> applications.end(application, ApplicationState.CANCELLED, Optional.empty()))
                .onItemOrFailure()
                .transformToUni((ended, failure) -> Uni.createFrom().failure(ForeignDocumentException::new));
    }

    // Made anew from the holder of the very certificate that is printed, not copied from the application. Brought
    // forward
    // under another index key meanwhile, they are known by it: the paper bears what the centre was told.
    private PaperMarks marks(Application application) {
        Binding told = content(application).bound();
        String anew = bindings.of(application.id(), content(application).holder());
        String binding = told.others().contains(anew) ? told.value() : anew;
        return new PaperMarks(application.id(), binding, application.terminal().id());
    }

    private static Application.Content content(Application application) {
        return application.content().orElseThrow();
    }

    private Bytes anyKey() {
        byte[] key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        return Bytes.copyOf(key);
    }
}
