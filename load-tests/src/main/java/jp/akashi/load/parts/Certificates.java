package jp.akashi.load.parts;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.pdf.Paper;
import jp.akashi.certificate.pdf.PaperMarks;
import jp.akashi.certificate.qr.QrCode;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.ShcLint;
import jp.akashi.certificate.shc.ShcMatch;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.certificate.trust.RidSource;
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.certificate.vdsnc.VdsLint;
import jp.akashi.certificate.vdsnc.VdsMatch;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.issuance.signing.custody.LoadKey;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Writing, checking and signing a certificate of three doses.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Certificates {
    private static final int SERIAL = 123_456;

    private final LoadKey key = new LoadKey();
    private final SignatureCheck check = key.check();
    private final CardIssuer issuer = new CardIssuer(Specimen.ISSUER, key.kid());
    private final Certificate domestic = Specimen.certificate(CertificateUse.DOMESTIC);
    private final Certificate international = Specimen.certificate(CertificateUse.INTERNATIONAL);
    private final Rid rid = new RidSource(Bytes.copyOf(new byte[32]), key.kid())
            .of(domestic.number().written());
    private final Bytes signer = Bytes.copyOf(new byte[420]);
    private final ToBeSigned cardBytes = SmartHealthCard.prepare(domestic, issuer, rid);
    private final Signature cardSignature = key.sign(cardBytes);
    private final SignedCard card = SmartHealthCard.seal(cardBytes, cardSignature);
    private final ToBeSigned vdsBytes = VdsNc.prepare(international, SERIAL);
    private final SignedVds vds = VdsNc.seal(vdsBytes, key.sign(vdsBytes), signer);
    private final Paper paper = new Paper(URI.create("https://localhost:8443/verify"));

    @Benchmark
    public SignedCard shc() {
        ToBeSigned bytes = SmartHealthCard.prepare(domestic, issuer, rid);
        return SmartHealthCard.seal(bytes, key.sign(bytes));
    }

    @Benchmark
    public Optional<String> shcLint() {
        return ShcLint.complaint(cardBytes, issuer);
    }

    @Benchmark
    public Optional<String> shcMatch() {
        return ShcMatch.difference(card, domestic, issuer, rid);
    }

    @Benchmark
    public Signature ecdsaSign() {
        return key.sign(cardBytes);
    }

    @Benchmark
    public boolean ecdsaVerify() {
        return check.verifies(cardBytes, cardSignature);
    }

    @Benchmark
    public SignedVds vdsNc() {
        ToBeSigned bytes = VdsNc.prepare(international, SERIAL);
        return VdsNc.seal(bytes, key.sign(bytes), signer);
    }

    @Benchmark
    public Optional<String> vdsLint() {
        return VdsLint.complaint(vdsBytes);
    }

    @Benchmark
    public Optional<String> vdsMatch() {
        return VdsMatch.difference(vds, international, SERIAL, signer);
    }

    @Benchmark
    public QrCode qr() {
        return QrCode.of(card);
    }

    @Benchmark
    public Object pdfPage() {
        Barcode barcode = new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text());
        return paper.print(domestic, List.of(barcode), new PaperMarks("a".repeat(22), "b".repeat(22), "terminal-1"));
    }
}
