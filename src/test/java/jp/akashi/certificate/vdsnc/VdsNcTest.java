package jp.akashi.certificate.vdsnc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import jp.akashi.certificate.ArbitraryCertificates;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.RomanName;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class VdsNcTest {
    static final Signature SIGNATURE = new Signature(Bytes.copyOf(new byte[64]));
    static final Bytes SIGNER = Bytes.copyOf(new byte[793]); // as long as the certificate of Japan's specimen

    @Test
    void theDataIsTheGoldenOne() {
        String data = VdsNc.prepare(Samples.international(), 42).bytes().toUtf8();

        assertEquals(Resources.text("golden/vds-nc-data.json").strip(), data);
    }

    @Test
    void theSignatureHasNoPaddingAndTheCertificateHas() {
        String text = seal(Samples.international(), 42).text();

        assertTrue(text.contains("\"sigvl\":\"" + "A".repeat(86) + "\"}}"), text);
        assertTrue(text.contains("\"sig\":{\"alg\":\"ES256\",\"cer\":\"" + "A".repeat(1058) + "==\""), text);
    }

    @Test
    void whatWasSignedIsPublishedByteForByte() {
        String data = VdsNc.prepare(Samples.international(), 42).bytes().toUtf8();

        assertTrue(seal(Samples.international(), 42).text().startsWith("{\"data\":" + data + ",\"sig\":"));
    }

    @Test
    void refusesCertificatesForUseAtHomeAndSerialsOfSevenDigits() {
        assertThrows(IllegalArgumentException.class, () -> VdsNc.prepare(Samples.domestic(), 1));
        assertThrows(IllegalArgumentException.class, () -> VdsNc.prepare(Samples.international(), 1_000_000));
    }

    @Test
    void sevenDosesFitOneQrCode() {
        Certificate certificate = Samples.international(
                "黒桐　幹也", new RomanName("KOKUTORYOGIAOZAKI", "MIKIYASHIKITOKO"), Samples.sevenDoses());

        assertTrue(seal(certificate, 1).text().length() <= VdsNc.LONGEST_TEXT);
    }

    @Property(tries = 300)
    void dataIsCanonicalAndReadsBackAsComposed(
            @ForAll("certificates") Certificate certificate, @ForAll @IntRange(max = 999_999) int serial)
            throws IOException {
        ToBeSigned prepared = VdsNc.prepare(certificate, serial);

        VdsReading.Decoded read = decoded(seal(certificate, serial).text());

        byte[] data = prepared.bytes().toArray();
        assertArrayEquals(new JsonCanonicalizer(data).getEncodedUTF8(), data, "RFC 8785, section 3");
        assertEquals(VdsComposition.of(certificate, serial), read.content());
        assertEquals(prepared, read.signed());
        assertEquals(SIGNER, read.signerCertificate());
    }

    @Property(tries = 300)
    void lintAndMatchHaveNothingToSayOfOurOwnSeals(
            @ForAll("certificates") Certificate certificate, @ForAll @IntRange(max = 999_999) int serial) {
        assertEquals(Optional.empty(), VdsLint.complaint(VdsNc.prepare(certificate, serial)));
        assertEquals(Optional.empty(), VdsMatch.difference(seal(certificate, serial), certificate, serial, SIGNER));
    }

    @Provide
    Arbitrary<Certificate> certificates() {
        return ArbitraryCertificates.international();
    }

    static SignedVds seal(Certificate certificate, int serial) {
        return VdsNc.seal(VdsNc.prepare(certificate, serial), SIGNATURE, SIGNER);
    }

    static VdsReading.Decoded decoded(String text) {
        return switch (VdsNc.read(text)) {
            case VdsReading.Decoded decoded -> decoded;
            case VdsReading.Malformed malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
