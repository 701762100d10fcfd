package jp.akashi.issuance.applicant;

import static jp.akashi.issuance.applicant.Cards.CARD;
import static jp.akashi.issuance.applicant.Cards.CHALLENGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TlvReaderTest {
    @Test
    void readsTheThreeFormsOfALength() {
        assertEquals(Optional.of(Bytes.ofHex("aabb")), TlvReader.only(0xFF10, Bytes.ofHex("ff1002aabb")));
        assertEquals(Optional.of(Bytes.ofHex("aabb")), TlvReader.only(0xFF10, Bytes.ofHex("ff108102aabb")));
        assertEquals(Optional.of(Bytes.ofHex("aabb")), TlvReader.only(0xFF10, Bytes.ofHex("ff10820002aabb")));
        assertEquals(Optional.of(Bytes.ofHex("")), TlvReader.only(0x90, Bytes.ofHex("9000")));
    }

    @Test
    void refusesIndefiniteAndLongerLengths() {
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff1080aabb0000")));
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff1083000002aabb")));
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff10ff")));
    }

    @Test
    void refusesALengthBeyondTheEnd() {
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff1003aabb")));
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff1082ffffaabb")));
    }

    @Test
    void refusesAnotherTagAndWhatIsCutOff() {
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff2002aabb")));
        for (String cut : new String[] {"", "ff", "ff10", "ff1081", "ff1082", "ff108200"}) {
            assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex(cut)), cut);
        }
    }

    @Test
    void refusesWhatFollowsAnOnlyObject() {
        assertEquals(Optional.empty(), TlvReader.only(0xFF10, Bytes.ofHex("ff1002aabbff")));
    }

    @Property
    void anyBytesAreAtMostMalformed(@ForAll @Size(max = 700) byte[] any) {
        Bytes file = Bytes.copyOf(any);
        CardProof proof = new CardProof(file, file, file, file, file, file, file);

        assertTrue(CardNumberFile.parse(file).isEmpty());
        assertTrue(CardAttributes.parse(file).isEmpty());
        assertTrue(IntegrityRecord.parse(file).isEmpty());
        assertTrue(IssuerCertificate.parse(file).isEmpty());
        assertTrue(CardSigningKey.parse(file).isEmpty());
        assertTrue(CardFiles.parse(proof).isEmpty());
    }

    @Property(tries = 3_000)
    void noDamageToAGenuineCardPasses(
            @ForAll @IntRange(max = 4) int fileIndex,
            @ForAll @IntRange(max = 600) int at,
            @ForAll @IntRange(min = 1, max = 255) int change,
            @ForAll boolean cut) {
        CardProof genuine = CARD.prove(CHALLENGE);
        Bytes[] files = {
            genuine.individualNumber(),
            genuine.attributes(),
            genuine.integrity(),
            genuine.certificate(),
            genuine.signingKey()
        };
        files[fileIndex] = damaged(files[fileIndex], at % files[fileIndex].length(), change, cut);
        CardProof proof = new CardProof(
                CHALLENGE, files[0], files[1], files[2], files[3], files[4], genuine.challengeSignature());

        assertInstanceOf(CardReading.Broken.class, Verifications.SHARED.examine(proof));
    }

    private static Bytes damaged(Bytes file, int at, int change, boolean cut) {
        byte[] changed = file.toArray();
        changed[at] ^= (byte) change;
        return cut ? file.slice(0, at) : Bytes.copyOf(changed);
    }

    private static final class Verifications {
        static final CardVerification SHARED = new CardVerification(Cards.AUTHORITY.trustAnchors());
    }
}
