package jp.akashi.certificate.pdf;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;

/// Pages that the tests of paper share, with codes as large as real ones.
public final class Pages {
    public static final PaperMarks MARKS = new PaperMarks(
            "6f1c0a52-1c0e-4b07-9b6e-0f8a5d1e7c11", "VbD8mYt0o1kQ3k6mYQhS9v2m0e4r5T6u7I8o9P0aSdF", "T-0131-77");
    public static final Paper PAPER = new Paper(URI.create("https://localhost:8443/verify"));

    private static final int SIGNER_CERTIFICATE = 560;

    private Pages() {}

    public static Bytes granted(Certificate certificate) {
        return granted(PAPER.print(certificate, barcodes(certificate), MARKS));
    }

    public static Bytes granted(Outcome<Bytes> outcome) {
        return switch (outcome) {
            case Outcome.Granted<Bytes>(Bytes page) -> page;
            case Outcome.Refused<Bytes>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    public static List<Barcode> barcodes(Certificate certificate) {
        SignedCard card = SmartHealthCard.seal(
                SmartHealthCard.prepare(
                        certificate,
                        new CardIssuer("https://localhost:8443/issuer", "3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s"),
                        new Rid("_N-jEQnWrzM")),
                new Signature(noise(64)));
        List<Barcode> barcodes = new ArrayList<>();
        barcodes.add(new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text()));
        if (certificate.use() == CertificateUse.INTERNATIONAL) {
            String seal = VdsNc.seal(
                            VdsNc.prepare(certificate, 4711), new Signature(noise(64)), noise(SIGNER_CERTIFICATE))
                    .text();
            barcodes.add(new Barcode(Format.ICAO_VDS_NC, Optional.empty(), seal));
        }
        return barcodes;
    }

    /// Seven doses, each with the longest words and lot numbers there are.
    public static List<Dose> longestDoses() {
        return List.of(
                Samples.dose(1, "2022-07-01", VaccineProduct.PF_6M_4, "ABCDEFGHIJ0123456789"),
                Samples.dose(2, "2022-08-22", VaccineProduct.JA, "ABCDEFGHIJ-123456789"),
                Samples.dose(3, "2022-09-11", VaccineProduct.NV, "4302MF014 / 4302MF01"),
                Samples.dose(4, "2022-10-30", VaccineProduct.AZ, "ABCDEFGHIJ0123456789"),
                Samples.dose(5, "2022-11-12", VaccineProduct.PF_BA45, "WWWWWWWWWWWWWWWWWWWW"),
                Samples.dose(6, "2023-10-13", VaccineProduct.MO_BA45, "ABCDEFGHIJ0123456789"),
                Samples.dose(7, "2023-12-22", VaccineProduct.MO_BA1, "ABCDEFGHIJ0123456789"));
    }

    public static Certificate international(String name, List<Dose> doses) {
        return Samples.international(name, new RomanName("KOKUTO", "MIKIYA"), doses);
    }

    private static Bytes noise(int length) {
        byte[] noise = new byte[length];
        new SplittableRandom(length).nextBytes(noise);
        return Bytes.copyOf(noise);
    }
}
