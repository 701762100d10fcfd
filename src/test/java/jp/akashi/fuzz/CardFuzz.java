package jp.akashi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import jp.akashi.demo.card.CardHolder;
import jp.akashi.demo.card.SimulatedCard;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.issuance.applicant.CardSurface;
import jp.akashi.issuance.applicant.CardVerification;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;

/// Cards with one foreign file, or with two files that their authority signed whatever they hold.
///
/// A card is refused, or it says of its holder what the genuine one says. The first byte chooses what the others are.
public final class CardFuzz {
    private static final KeyPair CARD_KEYS = keys(3);
    private static final SimulatedCardAuthority AUTHORITY =
            SimulatedCardAuthority.of(SimulatedCardAuthority.DEMO_KEY_ID, keys(1), keys(2));
    private static final CardHolder HOLDER =
            new CardHolder("123456789018", "大田　花子", "東京都大田区蒲田５－１３－１４", "19850405", '2');
    private static final SimulatedCard CARD = AUTHORITY.issue(HOLDER, CARD_KEYS);
    private static final Bytes CHALLENGE = Bytes.ofHex("c0ffee00".repeat(8));
    private static final CardProof GENUINE = CARD.prove(CHALLENGE);
    private static final CardVerification VERIFICATION = new CardVerification(AUTHORITY.trustAnchors());
    private static final Outcome<CardSurface> SURFACE = VERIFICATION.verify(GENUINE);
    private static final int NUMBER_FILE = 17;
    private static final int SHORTEST_ATTRIBUTES = 16;

    private CardFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Bytes rest = Bytes.copyOf(Arrays.copyOfRange(input, 1, input.length));
        int choice = input[0] & 7;
        if (choice < 7) {
            Outcome<CardSurface> outcome = VERIFICATION.verify(withFile(choice, rest));
            if (outcome instanceof Outcome.Granted) {
                assertEquals(SURFACE, outcome, "a card with a foreign file names another holder");
            }
        } else if (rest.length() >= NUMBER_FILE + SHORTEST_ATTRIBUTES) {
            VERIFICATION.verify(AUTHORITY
                    .issue(rest.slice(0, NUMBER_FILE), rest.slice(NUMBER_FILE, rest.length()), CARD_KEYS)
                    .prove(CHALLENGE));
        }
    }

    /// A case for each, so that fuzzing tells them apart by the branch taken.
    private static CardProof withFile(int choice, Bytes file) {
        Bytes[] files = files(GENUINE);
        switch (choice) {
            case 0 -> files[0] = file;
            case 1 -> files[1] = file;
            case 2 -> files[2] = file;
            case 3 -> files[3] = file;
            case 4 -> files[4] = file;
            case 5 -> files[5] = file;
            default -> files[6] = file;
        }
        return new CardProof(files[0], files[1], files[2], files[3], files[4], files[5], files[6]);
    }

    private static Bytes[] files(CardProof proof) {
        return new Bytes[] {
            proof.challenge(),
            proof.individualNumber(),
            proof.attributes(),
            proof.integrity(),
            proof.certificate(),
            proof.signingKey(),
            proof.challengeSignature()
        };
    }

    /// The same keys every time, so that kept inputs stay genuine but for what was changed in them.
    private static KeyPair keys(int seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(2048, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
