package jp.akashi.issuance.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Pages;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.signing.DocumentSealTest;
import jp.akashi.platform.storage.Outage;
import jp.akashi.platform.storage.TooBusyException;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintShopTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private PrintShop shop;

    @BeforeEach
    void open() {
        shop = new PrintShop(Pages.PAPER, DocumentSealTest.in(directory), 1, 1);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPageLeavesSealed() throws Exception {
        Bytes page = Pages.granted(printed(Samples.domestic()).await().atMost(LONG));

        try (PDDocument document = Loader.loadPDF(page.toArray())) {
            assertEquals(1, document.getSignatureDictionaries().size());
            assertEquals(
                    Pages.MARKS.binding(), document.getDocumentInformation().getCustomMetadataValue("Akashi-Binding"));
        }
    }

    @Test
    void aNameThatCannotBePrintedIsRefused() {
        assertEquals(
                new Outcome.Refused<Bytes>(Refusal.NAME_UNPRINTABLE),
                printed(Samples.domestic("김　幹也", Samples.threeDoses())).await().atMost(LONG));
    }

    @Test
    void whatDoesNotFitIsTurnedAwayAtOnceAndTheRestIsPrinted() {
        List<CompletableFuture<Outcome<Bytes>>> asked = IntStream.range(0, 6)
                .mapToObj(i -> printed(Samples.domestic()).subscribeAsCompletionStage())
                .toList();

        List<Throwable> turnedAway =
                asked.stream().flatMap(page -> failure(page).stream()).toList();
        assertTrue(turnedAway.size() >= 3 && turnedAway.size() <= 5, "one is made, one waits: " + turnedAway);
        turnedAway.forEach(failure -> {
            assertInstanceOf(TooBusyException.class, failure);
            assertTrue(Outage.in(failure).isPresent(), "answered as 503");
        });
    }

    private static Optional<Throwable> failure(CompletableFuture<Outcome<Bytes>> page) {
        try {
            page.get(LONG.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private Uni<Outcome<Bytes>> printed(Certificate certificate) {
        return shop.print(new IssuedCertificate(certificate, Pages.barcodes(certificate)), Pages.MARKS);
    }
}
