package jp.akashi.channel.app;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import jp.akashi.channel.Exchange;
import jp.akashi.issuance.CertificateRequest;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.ledger.LedgerPart;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.people.Bodies;
import jp.akashi.load.people.Cards;
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
    private final byte[] body = Bodies.domestic(
                    Specimen.person(), new Cards().of(Specimen.person()), "A".repeat(43))
            .getBytes(StandardCharsets.UTF_8);
    private final Exchange exchange = new Exchange("r".repeat(22), null);
    private final IssuedCertificate issued = LedgerPart.issued();

    @Benchmark
    public CertificateRequest requestRead() {
        return AppRequestReader.read(body, null, exchange);
    }

    @Benchmark
    public byte[] answerWrite() {
        return AppCertificateAnswer.of(issued).json();
    }
}
