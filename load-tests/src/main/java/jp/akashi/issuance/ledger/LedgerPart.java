package jp.akashi.issuance.ledger;

import java.util.ArrayList;
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
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.issuance.signing.custody.LoadKey;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.parts.Turns;
import jp.akashi.load.people.Person;
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
    private final LoadKey key = new LoadKey();
    private final SealedContent content = new SealedContent(Specimen.secrets());
    private final Turns<IssuedCertificate> issued = Turns.of(person -> issued(person, CertificateUse.DOMESTIC));
    private final Turns<IssuedCertificate> issuedAbroad = Turns.of(person -> issued(person, CertificateUse.INTERNATIONAL));

    @Benchmark
    public byte[] ledgerSeal() {
        return content.seal(issued.next());
    }

    @Benchmark
    public byte[] ledgerSealAbroad() {
        return content.seal(issuedAbroad.next());
    }

    /// For benchmarks elsewhere too.
    public IssuedCertificate issued(Person person, CertificateUse use) {
        Certificate certificate = Specimen.certificate(person, use);
        List<Barcode> barcodes = new ArrayList<>();
        barcodes.add(card(certificate));
        if (use == CertificateUse.INTERNATIONAL) {
            barcodes.add(seal(certificate));
        }
        return new IssuedCertificate(certificate, List.copyOf(barcodes));
    }

    private Barcode card(Certificate certificate) {
        ToBeSigned bytes = SmartHealthCard.prepare(
                certificate,
                new CardIssuer(Specimen.ISSUER, key.kid()),
                new RidSource(Bytes.copyOf(new byte[32]), key.kid()).of("1"));
        SignedCard card = SmartHealthCard.seal(bytes, key.sign(bytes));
        return new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text());
    }

    private Barcode seal(Certificate certificate) {
        ToBeSigned bytes = VdsNc.prepare(certificate, 1);
        SignedVds seal = VdsNc.seal(bytes, key.sign(bytes), Bytes.copyOf(new byte[600]));
        return new Barcode(Format.ICAO_VDS_NC, Optional.empty(), seal.text());
    }
}
