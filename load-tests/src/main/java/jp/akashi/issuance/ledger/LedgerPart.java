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
    private final IssuedCertificate issued = issued(CertificateUse.DOMESTIC);
    private final IssuedCertificate issuedAbroad = issued(CertificateUse.INTERNATIONAL);

    @Benchmark
    public byte[] ledgerSeal() {
        return content.seal(issued);
    }

    @Benchmark
    public byte[] ledgerSealAbroad() {
        return content.seal(issuedAbroad);
    }

    /// For benchmarks elsewhere too.
    public static IssuedCertificate issued(CertificateUse use) {
        LoadKey key = new LoadKey();
        Certificate certificate = Specimen.certificate(use);
        List<Barcode> barcodes = new ArrayList<>();
        barcodes.add(card(certificate, key));
        if (use == CertificateUse.INTERNATIONAL) {
            barcodes.add(seal(certificate, key));
        }
        return new IssuedCertificate(certificate, List.copyOf(barcodes));
    }

    private static Barcode card(Certificate certificate, LoadKey key) {
        ToBeSigned bytes = SmartHealthCard.prepare(
                certificate,
                new CardIssuer(Specimen.ISSUER, key.kid()),
                new RidSource(Bytes.copyOf(new byte[32]), key.kid()).of("1"));
        SignedCard card = SmartHealthCard.seal(bytes, key.sign(bytes));
        return new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text());
    }

    private static Barcode seal(Certificate certificate, LoadKey key) {
        ToBeSigned bytes = VdsNc.prepare(certificate, 1);
        SignedVds seal = VdsNc.seal(bytes, key.sign(bytes), Bytes.copyOf(new byte[600]));
        return new Barcode(Format.ICAO_VDS_NC, Optional.empty(), seal.text());
    }
}
