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
import jp.akashi.load.parts.Specimen;
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
    private final byte[] body = Bodies.domestic(
                    Specimen.person(), new Cards().of(Specimen.person()), "A".repeat(43))
            .getBytes(StandardCharsets.UTF_8);
    private final Exchange exchange = new Exchange("r".repeat(22), null);
    private final byte[] bodyAbroad = Bodies.international(
                    Specimen.person(), new Cards().of(Specimen.person()), "A".repeat(43))
            .getBytes(StandardCharsets.UTF_8);
    private final IssuedCertificate issued = LedgerPart.issued(CertificateUse.DOMESTIC);
    private final IssuedCertificate issuedAbroad = LedgerPart.issued(CertificateUse.INTERNATIONAL);
    private final List<String> zone =
            AppRequestReader.read(bodyAbroad, null, exchange).mrz().orElseThrow();
    private final LocalDate today = LocalDate.now(Certificate.JAPAN);

    @Benchmark
    public CertificateRequest requestRead() {
        return AppRequestReader.read(body, null, exchange);
    }

    @Benchmark
    public CertificateRequest requestReadAbroad() {
        return AppRequestReader.read(bodyAbroad, null, exchange);
    }

    @Benchmark
    public Outcome<MachineReadableZone> passport() {
        return MachineReadableZone.read(zone, today);
    }

    @Benchmark
    public byte[] answerWriteAbroad() {
        return AppCertificateAnswer.of(issuedAbroad).json();
    }

    @Benchmark
    public byte[] answerWrite() {
        return AppCertificateAnswer.of(issued).json();
    }
}
