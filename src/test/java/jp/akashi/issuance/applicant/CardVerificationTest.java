package jp.akashi.issuance.applicant;

import static jp.akashi.issuance.applicant.Cards.AUTHORITY;
import static jp.akashi.issuance.applicant.Cards.AUTHORITY_KEYS;
import static jp.akashi.issuance.applicant.Cards.CARD;
import static jp.akashi.issuance.applicant.Cards.CARD_KEYS;
import static jp.akashi.issuance.applicant.Cards.CHALLENGE;
import static jp.akashi.issuance.applicant.Cards.HANAKO;
import static jp.akashi.issuance.applicant.Cards.ISSUER_KEYS;
import static jp.akashi.issuance.applicant.Cards.OTHER_CHALLENGE;
import static jp.akashi.issuance.applicant.Cards.OTHER_KEYS;
import static jp.akashi.issuance.applicant.Cards.flipped;
import static jp.akashi.issuance.applicant.Cards.joined;
import static jp.akashi.issuance.applicant.Cards.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.time.LocalDate;
import jp.akashi.demo.card.CardHolder;
import jp.akashi.demo.card.SimulatedCard;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.Refusal;
import org.junit.jupiter.api.Test;

class CardVerificationTest {
    private static final Bytes FOREIGN_KEY_ID = Bytes.ofHex("38303030303333080530303100000000");

    private final CardVerification verification = new CardVerification(AUTHORITY.trustAnchors());
    private final CardProof proof = CARD.prove(CHALLENGE);

    @Test
    void saysWhatAGenuineCardSays() {
        CardSurface surface = new CardSurface(
                new IndividualNumber("123456789018"), new PersonName("大田　花子"), LocalDate.of(1985, 4, 5));

        assertEquals(Outcome.granted(surface), verification.verify(proof));
    }

    @Test
    void digestsTheFilesAsARealTestCardDoes() {
        CardProof real =
                AUTHORITY.issue(vector("ef0001"), vector("ef0002"), CARD_KEYS).prove(CHALLENGE);
        IntegrityRecord integrity = IntegrityRecord.parse(real.integrity()).orElseThrow();

        assertEquals(vector("df31"), integrity.numberDigest(), "DF31 covers all 17 bytes of EF 0001");
        assertEquals(vector("df32"), integrity.attributesDigest(), "DF32 covers EF 0002 behind DF21");
        assertEquals(
                Outcome.granted(new CardSurface(
                        new IndividualNumber("537686677188"), new PersonName("黒桐　幹也"), LocalDate.of(1980, 2, 17))),
                verification.verify(real));
    }

    @Test
    void readsALongNameAndAddress() {
        CardHolder longNamed = new CardHolder("123456789018", "大".repeat(60), "東京都".repeat(60), "19850405", '2');

        CardReading reading =
                verification.examine(AUTHORITY.issue(longNamed, CARD_KEYS).prove(CHALLENGE));

        assertEquals(
                new CardReading.Verified(new CardSurface(
                        new IndividualNumber("123456789018"),
                        new PersonName("大".repeat(60)),
                        LocalDate.of(1985, 4, 5))),
                reading);
    }

    @Test
    void refusesAnAuthorityNobodyTrusts() {
        assertBroken(CardCheck.AUTHORITY, foreignCard());
    }

    @Test
    void acceptsAnotherAuthorityOnceItIsTrusted() {
        SimulatedCardAuthority foreign = SimulatedCardAuthority.of(FOREIGN_KEY_ID, OTHER_KEYS, ISSUER_KEYS);
        CardVerification wider = new CardVerification(AUTHORITY.trustAnchors().and(foreign.trustAnchors()));

        assertEquals(verification.verify(proof), wider.verify(foreignCard()));
        assertEquals(verification.verify(proof), wider.verify(proof));
    }

    @Test
    void refusesAnAuthorityThatOnlyBorrowsATrustedKeyId() {
        SimulatedCardAuthority impostor =
                SimulatedCardAuthority.of(SimulatedCardAuthority.DEMO_KEY_ID, OTHER_KEYS, ISSUER_KEYS);

        assertBroken(
                CardCheck.ISSUER_SIGNATURE, impostor.issue(HANAKO, CARD_KEYS).prove(CHALLENGE));
    }

    @Test
    void refusesAChangedIssuerCertificateEvenWhenTheGenuineOneIsKnown() {
        verification.verify(proof);
        assertBroken(CardCheck.ISSUER_SIGNATURE, withCertificate(flipped(proof.certificate(), 40)));
        assertBroken(CardCheck.ISSUER_SIGNATURE, withCertificate(flipped(proof.certificate(), 567)));
    }

    @Test
    void refusesAnIssuerKeyWithAnotherExponentThan65537() {
        SimulatedCardAuthority unusual = SimulatedCardAuthority.of(
                SimulatedCardAuthority.DEMO_KEY_ID, AUTHORITY_KEYS, Cards.keys(BigInteger.valueOf(65539)));

        assertBroken(CardCheck.FORM, unusual.issue(HANAKO, CARD_KEYS).prove(CHALLENGE));
    }

    @Test
    void refusesAnIssuerKeyOfFewerBits() {
        byte[] shortKey = proof.certificate().toArray();
        shortKey[5 + 5 + 32 + 5 + 4] &= 0x7F;

        assertBroken(CardCheck.FORM, withCertificate(Bytes.copyOf(shortKey)));
    }

    @Test
    void refusesAnIntegrityRecordThatTheIssuerDidNotSign() {
        SimulatedCardAuthority other =
                SimulatedCardAuthority.of(SimulatedCardAuthority.DEMO_KEY_ID, AUTHORITY_KEYS, OTHER_KEYS);

        assertBroken(
                CardCheck.INTEGRITY_SIGNATURE,
                withIntegrity(other.issue(HANAKO, CARD_KEYS).prove(CHALLENGE).integrity()));
        assertBroken(CardCheck.INTEGRITY_SIGNATURE, withIntegrity(flipped(proof.integrity(), 335)));
    }

    @Test
    void refusesANumberThatTheIntegrityRecordDoesNotCover() {
        assertBroken(CardCheck.NUMBER_DIGEST, withNumber(Bytes.ofHex("ff100c" + "323334353637383930313233" + "ffff")));
    }

    @Test
    void refusesANumberFileWithoutItsFiller() {
        assertBroken(CardCheck.FORM, withNumber(proof.individualNumber().slice(0, 15)));
        assertBroken(CardCheck.FORM, withNumber(flipped(proof.individualNumber(), 16)));
    }

    @Test
    void refusesADigestOfTheNumberThatLeavesOutTheFiller() {
        SimulatedCard trimmed = AUTHORITY.issue(proof.individualNumber().slice(0, 15), proof.attributes(), CARD_KEYS);

        CardProof mixed = withIntegrity(trimmed.prove(CHALLENGE).integrity());
        assertBroken(CardCheck.NUMBER_DIGEST, mixed);
    }

    @Test
    void refusesAttributesThatTheIntegrityRecordDoesNotCover() {
        CardHolder younger = new CardHolder(HANAKO.number(), HANAKO.name(), HANAKO.address(), "19850406", '2');
        CardProof other = AUTHORITY.issue(younger, CARD_KEYS).prove(CHALLENGE);

        assertBroken(CardCheck.ATTRIBUTES_DIGEST, withAttributes(other.attributes()));
    }

    @Test
    void refusesATableOfOffsetsThatDisagreesWithTheObjects() {
        for (int i = 6; i < 14; i++) {
            assertBroken(CardCheck.FORM, withAttributes(flipped(proof.attributes(), i)));
        }
    }

    @Test
    void refusesACardKeyThatTheIssuerDidNotSign() {
        SimulatedCardAuthority other =
                SimulatedCardAuthority.of(SimulatedCardAuthority.DEMO_KEY_ID, AUTHORITY_KEYS, OTHER_KEYS);
        CardProof forged = other.issue(HANAKO, OTHER_KEYS).prove(CHALLENGE);
        assertBroken(CardCheck.SIGNING_KEY_SIGNATURE, withSigningKey(forged.signingKey(), forged.challengeSignature()));
        assertBroken(
                CardCheck.SIGNING_KEY_SIGNATURE,
                withSigningKey(flipped(proof.signingKey(), 535), proof.challengeSignature()));
    }

    @Test
    void refusesACopiedCardWithoutItsKey() {
        CardProof copied = AUTHORITY.issue(HANAKO, OTHER_KEYS).prove(CHALLENGE);

        assertBroken(CardCheck.CHALLENGE_SIGNATURE, withSigningKey(proof.signingKey(), copied.challengeSignature()));
    }

    @Test
    void refusesTheAnswerToAnotherChallenge() {
        assertBroken(CardCheck.CHALLENGE_SIGNATURE, withSigningKey(proof.signingKey(), CARD.sign(OTHER_CHALLENGE)));
    }

    @Test
    void refusesAChallengeOfAnotherLength() {
        assertBroken(CardCheck.FORM, CARD.prove(CHALLENGE.slice(0, 31)));
    }

    @Test
    void refusesAChallengeSignatureOfAnotherLength() {
        assertBroken(CardCheck.FORM, withSigningKey(proof.signingKey(), Bytes.ofHex("00")));
        assertBroken(
                CardCheck.FORM,
                withSigningKey(proof.signingKey(), joined(proof.challengeSignature(), Bytes.ofHex("00"))));
    }

    @Test
    void refusesATrailingByteBehindAnyFile() {
        Bytes more = Bytes.ofHex("ff");

        assertBroken(CardCheck.FORM, withNumber(joined(proof.individualNumber(), more)));
        assertBroken(CardCheck.FORM, withAttributes(joined(proof.attributes(), more)));
        assertBroken(CardCheck.FORM, withIntegrity(joined(proof.integrity(), more)));
        assertBroken(CardCheck.FORM, withCertificate(joined(proof.certificate(), more)));
        assertBroken(CardCheck.FORM, withSigningKey(joined(proof.signingKey(), more), proof.challengeSignature()));
    }

    @Test
    void refusesABirthDateThatIsNoDay() {
        for (String noDay : new String[] {"19850230", "19851301", "19850400", "1985040 ", "+9850405", "１985040"}) {
            CardHolder holder = new CardHolder(HANAKO.number(), HANAKO.name(), HANAKO.address(), noDay, '2');
            assertBroken(CardCheck.FORM, AUTHORITY.issue(holder, CARD_KEYS).prove(CHALLENGE));
        }
    }

    @Test
    void refusesANameThatIsNone() {
        for (String none : new String[] {"", "　", "大田\n花子", "大".repeat(61)}) {
            CardHolder holder = new CardHolder(HANAKO.number(), none, HANAKO.address(), "19850405", '2');
            assertBroken(CardCheck.FORM, AUTHORITY.issue(holder, CARD_KEYS).prove(CHALLENGE));
        }
    }

    @Test
    void namesAWrongCheckDigitOnlyWhenTheCardIsGenuine() {
        CardHolder holder = new CardHolder("123456789010", HANAKO.name(), HANAKO.address(), "19850405", '2');
        CardProof genuine = AUTHORITY.issue(holder, CARD_KEYS).prove(CHALLENGE);

        assertEquals(Outcome.refused(Refusal.NUMBER_MALFORMED), verification.verify(genuine));
        assertBroken(CardCheck.NUMBER_DIGEST, withNumber(genuine.individualNumber()));
    }

    @Test
    void refusesANumberWithOtherCharactersThanDigits() {
        for (String none : new String[] {"12345678901x", "1234 6789018", "1234567\u00008901"}) {
            CardHolder holder = new CardHolder(none, HANAKO.name(), HANAKO.address(), "19850405", '2');
            assertEquals(
                    Outcome.refused(Refusal.NUMBER_MALFORMED),
                    verification.verify(AUTHORITY.issue(holder, CARD_KEYS).prove(CHALLENGE)));
        }
    }

    @Test
    void printsNothingOfThePerson() {
        CardReading reading = verification.examine(proof);

        for (Object printed : new Object[] {proof, reading, HANAKO, CardFiles.parse(proof)}) {
            assertFalse(printed.toString().contains("123456789018"), "number in " + printed.getClass());
            assertFalse(printed.toString().contains("花子"), "name in " + printed.getClass());
            assertFalse(printed.toString().contains("1985"), "birth date in " + printed.getClass());
        }
    }

    private void assertBroken(CardCheck check, CardProof broken) {
        assertEquals(new CardReading.Broken(check), verification.examine(broken));
        assertEquals(Outcome.refused(Refusal.CARD_REJECTED), verification.verify(broken), "all are refused alike");
    }

    private static CardProof foreignCard() {
        return SimulatedCardAuthority.of(FOREIGN_KEY_ID, OTHER_KEYS, ISSUER_KEYS)
                .issue(HANAKO, CARD_KEYS)
                .prove(CHALLENGE);
    }

    private CardProof withNumber(Bytes number) {
        return proof(number, proof.attributes(), proof.integrity(), proof.certificate());
    }

    private CardProof withAttributes(Bytes attributes) {
        return proof(proof.individualNumber(), attributes, proof.integrity(), proof.certificate());
    }

    private CardProof withIntegrity(Bytes integrity) {
        return proof(proof.individualNumber(), proof.attributes(), integrity, proof.certificate());
    }

    private CardProof withCertificate(Bytes certificate) {
        return proof(proof.individualNumber(), proof.attributes(), proof.integrity(), certificate);
    }

    private CardProof proof(Bytes number, Bytes attributes, Bytes integrity, Bytes certificate) {
        return new CardProof(
                CHALLENGE, number, attributes, integrity, certificate, proof.signingKey(), proof.challengeSignature());
    }

    private CardProof withSigningKey(Bytes signingKey, Bytes challengeSignature) {
        return new CardProof(
                CHALLENGE,
                proof.individualNumber(),
                proof.attributes(),
                proof.integrity(),
                proof.certificate(),
                signingKey,
                challengeSignature);
    }
}
