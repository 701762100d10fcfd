package jp.akashi.channel.app;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.akashi.certificate.Certificate;
import jp.akashi.channel.Exchange;
import jp.akashi.issuance.CertificateRequest;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.ledger.LedgerPart;
import jp.akashi.issuance.passport.MachineReadableZone;
import jp.akashi.load.parts.Turns;
import jp.akashi.load.people.Bodies;
import jp.akashi.load.people.Cards;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Reading the app's request and writing its answer.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AppPart {
    private static final String CHALLENGE = "A".repeat(43);

    private final Cards cards = new Cards();
    private final Exchange exchange = new Exchange("r".repeat(22), null);
    private final Turns<byte[]> bodies =
            Turns.of(person -> bytes(Bodies.domestic(person, cards.of(person), CHALLENGE)));
    private final Turns<byte[]> bodiesAbroad =
            Turns.of(person -> bytes(Bodies.international(person, cards.of(person), CHALLENGE)));
    private final Turns<List<String>> zones = Turns.of(person -> AppRequestReader.read(bodiesAbroad.next(), null, exchange)
            .mrz()
            .orElseThrow());
    private final LedgerPart ledger = new LedgerPart();
    private final Turns<IssuedCertificate> issued =
            Turns.of(person -> ledger.issued(person, CertificateUse.DOMESTIC));
    private final Turns<IssuedCertificate> issuedAbroad =
            Turns.of(person -> ledger.issued(person, CertificateUse.INTERNATIONAL));
    private final LocalDate today = LocalDate.now(Certificate.JAPAN);

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public CertificateRequest requestRead() {
        return AppRequestReader.read(bodies.next(), null, exchange);
    }

    @Benchmark
    public CertificateRequest requestReadAbroad() {
        return AppRequestReader.read(bodiesAbroad.next(), null, exchange);
    }

    @Benchmark
    public Outcome<MachineReadableZone> passport() {
        return MachineReadableZone.read(zones.next(), today);
    }

    @Benchmark
    public byte[] answerWriteAbroad() {
        return AppCertificateAnswer.of(issuedAbroad.next()).json();
    }

    @Benchmark
    public byte[] answerWrite() {
        return AppCertificateAnswer.of(issued.next()).json();
    }
}
