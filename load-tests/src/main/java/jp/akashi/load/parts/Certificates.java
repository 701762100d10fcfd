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
import jp.akashi.load.people.Person;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Writing, checking and signing certificates, each another person's; the page of paper is of three doses.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Certificates {
    private static final int SERIAL = 123_456;

    private final LoadKey key = new LoadKey();
    private final SignatureCheck check = key.check();
    private final CardIssuer issuer = new CardIssuer(Specimen.ISSUER, key.kid());
    private final RidSource rids = new RidSource(Bytes.copyOf(new byte[32]), key.kid());
    private final Bytes signer = Bytes.copyOf(new byte[420]);
    private final Turns<Health> cards = Turns.of(this::health);
    private final Turns<Visible> seals = Turns.of(this::visible);
    private final Health ofThreeDoses = health(Specimen.person());
    private final Turns<Health> cardsOfThreeDoses = Turns.among(Specimen::hasThreeDoses, this::health);
    private final Paper paper = new Paper(URI.create("https://localhost:8443/verify"));

    private record Health(Certificate certificate, Rid rid, ToBeSigned bytes, Signature signature, SignedCard card) {}

    private record Visible(Certificate certificate, ToBeSigned bytes, SignedVds seal) {}

    private Health health(Person person) {
        Certificate certificate = Specimen.certificate(person, CertificateUse.DOMESTIC);
        Rid rid = rids.of(certificate.number().written());
        ToBeSigned bytes = SmartHealthCard.prepare(certificate, issuer, rid);
        Signature signature = key.sign(bytes);
        return new Health(certificate, rid, bytes, signature, SmartHealthCard.seal(bytes, signature));
    }

    private Visible visible(Person person) {
        Certificate certificate = Specimen.certificate(person, CertificateUse.INTERNATIONAL);
        ToBeSigned bytes = VdsNc.prepare(certificate, SERIAL);
        return new Visible(certificate, bytes, VdsNc.seal(bytes, key.sign(bytes), signer));
    }

    @Benchmark
    public SignedCard shc() {
        return made(cards.next());
    }

    /// Always three doses, as `shcOfOnePerson` has them.
    @Benchmark
    public SignedCard shcOfThreeDoses() {
        return made(cardsOfThreeDoses.next());
    }

    /// The same person's again and again, which is what others measure.
    @Benchmark
    public SignedCard shcOfOnePerson() {
        return made(ofThreeDoses);
    }

    private SignedCard made(Health of) {
        ToBeSigned bytes = SmartHealthCard.prepare(of.certificate(), issuer, of.rid());
        return SmartHealthCard.seal(bytes, key.sign(bytes));
    }

    @Benchmark
    public Optional<String> shcLint() {
        return ShcLint.complaint(cards.next().bytes(), issuer);
    }

    @Benchmark
    public Optional<String> shcMatch() {
        Health next = cards.next();
        return ShcMatch.difference(next.card(), next.certificate(), issuer, next.rid());
    }

    @Benchmark
    public Signature ecdsaSign() {
        return key.sign(cards.next().bytes());
    }

    @Benchmark
    public boolean ecdsaVerify() {
        Health next = cards.next();
        return check.verifies(next.bytes(), next.signature());
    }

    @Benchmark
    public SignedVds vdsNc() {
        ToBeSigned bytes = VdsNc.prepare(seals.next().certificate(), SERIAL);
        return VdsNc.seal(bytes, key.sign(bytes), signer);
    }

    @Benchmark
    public Optional<String> vdsLint() {
        return VdsLint.complaint(seals.next().bytes());
    }

    @Benchmark
    public Optional<String> vdsMatch() {
        Visible next = seals.next();
        return VdsMatch.difference(next.seal(), next.certificate(), SERIAL, signer);
    }

    @Benchmark
    public QrCode qr() {
        return QrCode.of(cards.next().card());
    }

    @Benchmark
    public Object pdfPage() {
        SignedCard card = ofThreeDoses.card();
        Barcode barcode = new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text());
        return paper.print(
                ofThreeDoses.certificate(),
                List.of(barcode),
                new PaperMarks("a".repeat(22), "b".repeat(22), "terminal-1"));
    }
}
