package jp.akashi.issuance.printing;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jp.akashi.certificate.pdf.Paper;
import jp.akashi.certificate.pdf.PaperMarks;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.signing.DocumentSeal;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.platform.storage.TooBusyException;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;

/// Prints issued certificates on threads of its own, so that making pages never keeps an event loop.
///
/// Answers a sealed PDF of one page, or the refusal of a name that no typeface shows. When too many pages wait, the
/// `Uni` fails with {@link TooBusyException} at once.
@Singleton
public final class PrintShop {
    private final Paper paper;
    private final DocumentSeal seal;
    private final ThreadPoolExecutor workers;

    @Inject
    PrintShop(PrintConfig config, IssuerConfig issuer, DocumentSeal seal) {
        this(
                new Paper(issuer.url().resolve("/verify")),
                seal,
                config.workers().orElse(Runtime.getRuntime().availableProcessors()),
                config.waiting());
    }

    PrintShop(Paper paper, DocumentSeal seal, int workers, int waiting) {
        this.paper = paper;
        this.seal = seal;
        this.workers = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("printing-", 0).factory());
    }

    /// The certificate on paper, marked with the request it answers.
    public Uni<Outcome<Bytes>> print(IssuedCertificate issued, PaperMarks marks) {
        return Uni.createFrom()
                .<Outcome<Bytes>>emitter(page -> accept(issued, marks, page))
                .chain(Outcome.then(page -> seal.seal(page).map(Outcome::granted)));
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }

    private void accept(IssuedCertificate issued, PaperMarks marks, UniEmitter<? super Outcome<Bytes>> page) {
        try {
            workers.execute(() -> lay(issued, marks, page));
        } catch (RejectedExecutionException e) {
            page.fail(new TooBusyException("printing"));
        }
    }

    private void lay(IssuedCertificate issued, PaperMarks marks, UniEmitter<? super Outcome<Bytes>> page) {
        Outcome<Bytes> laid;
        try {
            laid = paper.print(issued.certificate(), issued.barcodes(), marks);
        } catch (RuntimeException | LinkageError e) {
            page.fail(e);
            return;
        }
        page.complete(laid);
    }
}
