package jp.akashi.issuance.printing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Pages;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.signing.DocumentSealTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast and at what cost pages are printed and sealed: `./mvnw test -Dtest=PressRun -Dpress.seconds=60`.
///
/// Named so that no build runs it: figures belong to a quiet machine.
class PressRun {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("press.seconds", 10));
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final int WAITING = 10_000;

    @TempDir
    Path directory;

    private PrintShop shop;

    @Test
    void printsAsFastAsItCan() throws Exception {
        shop = new PrintShop(Pages.PAPER, DocumentSealTest.in(directory), PROCESSORS, PROCESSORS);
        try {
            Certificate home = Samples.domestic("黒桐　幹也", Samples.threeDoses());
            Certificate abroad = Pages.international("髙﨑　幹也", Samples.sevenDoses());
            run("warm-up", home, Duration.ofSeconds(10));
            run("warm-up", abroad, Duration.ofSeconds(10));
            run("domestic, three doses", home, LENGTH);
            run("international, seven doses", abroad, LENGTH);
        } finally {
            shop.close();
        }
    }

    /// A line of 10,000 costs memory for names and codes only; whoever comes after it is told at once.
    @Test
    void keepsALineOfTenThousandSmall() throws Exception {
        shop = new PrintShop(Pages.PAPER, DocumentSealTest.in(directory), PROCESSORS, WAITING);
        Certificate abroad = Pages.international("髙﨑　幹也", Samples.sevenDoses());
        long before = usedHeap();
        AtomicInteger turnedAway = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < 2 * WAITING; i++) {
            shop.print(new IssuedCertificate(abroad, Pages.barcodes(abroad)), Pages.MARKS)
                    .subscribe()
                    .with(page -> {}, busy -> turnedAway.incrementAndGet());
        }
        System.out.printf(
                "%d asked at once: %d turned away within %d ms, %d MB of heap for the line of %d%n",
                2 * WAITING,
                turnedAway.get(),
                (System.nanoTime() - start) / 1_000_000,
                (usedHeap() - before) >> 20,
                WAITING);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // As many pages under way as there are processors: what one page costs, without waiting for its turn.
    private void run(String what, Certificate certificate, Duration length) throws Exception {
        IssuedCertificate issued = new IssuedCertificate(certificate, Pages.barcodes(certificate));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        List<Long> times = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(PROCESSORS)) {
            List<Future<List<Long>>> all =
                    askers.invokeAll(Collections.nCopies(PROCESSORS, () -> ask(issued, start, length)));
            for (Future<List<Long>> some : all) {
                times.addAll(some.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6;
        Collections.sort(times);
        System.out.printf(
                "%s: %.1f pages/s, %.1f ms of CPU each, p50 %.1f ms, p95 %.1f ms, at most %d MB of heap%n",
                what,
                times.size() / seconds,
                cpuMillis / times.size(),
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 95 / 100) / 1e6,
                heaps().stream()
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        >> 20);
    }

    private List<Long> ask(IssuedCertificate issued, long start, Duration length)
            throws ExecutionException, InterruptedException {
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() - start < length.toNanos()) {
            long asked = System.nanoTime();
            Pages.granted(
                    shop.print(issued, Pages.MARKS).subscribeAsCompletionStage().get());
            times.add(System.nanoTime() - asked);
        }
        return times;
    }

    private static List<MemoryPoolMXBean> heaps() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
