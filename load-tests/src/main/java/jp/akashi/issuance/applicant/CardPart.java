package jp.akashi.issuance.applicant;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.akashi.load.parts.Turns;
import jp.akashi.load.people.Card;
import jp.akashi.load.people.Cards;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Verifying one card: three RSA signatures, the issuer's certificate being known.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CardPart {
    private final Cards cards = new Cards();
    private final Bytes challenge = Bytes.copyOf(new byte[32]);
    private final Turns<CardProof> proofs = Turns.of(person -> proof(cards.of(person)));
    private final CardVerification verification =
            new CardVerification(CardTrustAnchors.of(Map.of(Bytes.ofHex(Cards.AUTHORITY_ID), authority())));

    @Benchmark
    public Outcome<CardSurface> card() {
        Outcome<CardSurface> outcome = verification.verify(proofs.next());
        if (!(outcome instanceof Outcome.Granted)) {
            throw new IllegalStateException("the card was rejected");
        }
        return outcome;
    }

    private CardProof proof(Card card) {
        return new CardProof(
                challenge,
                Bytes.copyOf(card.number()),
                Bytes.copyOf(card.attributes()),
                Bytes.copyOf(card.integrity()),
                Bytes.copyOf(card.certificate()),
                Bytes.copyOf(card.signingKey()),
                Bytes.copyOf(card.sign(challenge.toArray())));
    }

    private RSAPublicKey authority() {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(
                            new BigInteger(1, cards.authority().modulus()), BigInteger.valueOf(65_537)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
