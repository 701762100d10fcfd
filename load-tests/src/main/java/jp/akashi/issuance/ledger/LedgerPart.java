package jp.akashi.issuance.ledger;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.RidSource;
import jp.akashi.issuance.signing.custody.LoadKey;
import jp.akashi.load.parts.Specimen;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Sealing what the ledger keeps of one certificate.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LedgerPart {
    private final SealedContent content = new SealedContent(Specimen.secrets());
    private final IssuedCertificate issued = issued();

    @Benchmark
    public byte[] ledgerSeal() {
        return content.seal(issued);
    }

    /// For benchmarks elsewhere too.
    public static IssuedCertificate issued() {
        LoadKey key = new LoadKey();
        Certificate certificate = Specimen.certificate(CertificateUse.DOMESTIC);
        ToBeSigned bytes = SmartHealthCard.prepare(
                certificate,
                new CardIssuer(Specimen.ISSUER, key.kid()),
                new RidSource(Bytes.copyOf(new byte[32]), key.kid()).of("1"));
        SignedCard card = SmartHealthCard.seal(bytes, key.sign(bytes));
        return new IssuedCertificate(
                certificate, List.of(new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text())));
    }

}
