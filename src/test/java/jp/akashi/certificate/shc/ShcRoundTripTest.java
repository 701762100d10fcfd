package jp.akashi.certificate.shc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import jp.akashi.certificate.ArbitraryCertificates;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.ToBeSigned;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShcRoundTripTest {
    @Property(tries = 300)
    void whatIsReadIsWhatWasComposed(@ForAll("certificates") Certificate certificate) {
        SignedCard card = SmartHealthCardTest.card(certificate);

        ShcReading.Decoded read = SmartHealthCardTest.decoded(card.text());

        assertEquals(
                ShcComposition.of(certificate, SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID), read.content());
        assertEquals(SmartHealthCardTest.ISSUER.kid(), read.kid());
        assertEquals(SmartHealthCardTest.SIGNATURE, read.signature());
    }

    @Property(tries = 300)
    void lintAndMatchHaveNothingToSayOfOurOwnCards(@ForAll("certificates") Certificate certificate) {
        ToBeSigned prepared = SmartHealthCard.prepare(certificate, SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID);
        SignedCard card = SmartHealthCard.seal(prepared, SmartHealthCardTest.SIGNATURE);

        assertEquals(Optional.empty(), ShcLint.complaint(prepared, SmartHealthCardTest.ISSUER));
        assertEquals(
                Optional.empty(),
                ShcMatch.difference(card, certificate, SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID));
    }

    @Property(tries = 300)
    void theCardOfAnotherCertificateNeverMatches(
            @ForAll("certificates") Certificate one, @ForAll("certificates") Certificate other) {
        Assume.that(!one.holder().equals(other.holder()) && !one.issuedAt().equals(other.issuedAt()));

        assertNotEquals(
                Optional.empty(),
                ShcMatch.difference(
                        SmartHealthCardTest.card(one), other, SmartHealthCardTest.ISSUER, SmartHealthCardTest.RID));
    }

    @Provide
    Arbitrary<Certificate> certificates() {
        return ArbitraryCertificates.any();
    }
}
