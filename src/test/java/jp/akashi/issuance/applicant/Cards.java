package jp.akashi.issuance.applicant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import jp.akashi.demo.card.CardHolder;
import jp.akashi.demo.card.SimulatedCard;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.vocabulary.Bytes;

/// Keys and cards that the tests of this room share, because RSA keys take long to make.
final class Cards {
    static final KeyPair AUTHORITY_KEYS = keys(RSAKeyGenParameterSpec.F4);
    static final KeyPair ISSUER_KEYS = keys(RSAKeyGenParameterSpec.F4);
    static final KeyPair CARD_KEYS = keys(RSAKeyGenParameterSpec.F4);
    static final KeyPair OTHER_KEYS = keys(RSAKeyGenParameterSpec.F4);

    static final SimulatedCardAuthority AUTHORITY =
            SimulatedCardAuthority.of(SimulatedCardAuthority.DEMO_KEY_ID, AUTHORITY_KEYS, ISSUER_KEYS);
    static final CardHolder HANAKO = new CardHolder("123456789018", "大田　花子", "東京都大田区蒲田５－１３－１４", "19850405", '2');
    static final SimulatedCard CARD = AUTHORITY.issue(HANAKO, CARD_KEYS);

    static final Bytes CHALLENGE = Bytes.ofHex("c0ffee00".repeat(8));
    static final Bytes OTHER_CHALLENGE = Bytes.ofHex("0badcafe".repeat(8));

    private Cards() {}

    static KeyPair keys(BigInteger exponent) {
        return keys(new RSAKeyGenParameterSpec(2048, exponent));
    }

    static KeyPair keys(AlgorithmParameterSpec form) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(form);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Bytes vector(String name) {
        try (InputStream file = Cards.class.getResourceAsStream("/vectors/card/" + name + ".hex")) {
            return Bytes.ofHex(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bytes flipped(Bytes original, int index) {
        byte[] changed = original.toArray();
        changed[index] ^= 1;
        return Bytes.copyOf(changed);
    }

    static Bytes joined(Bytes first, Bytes second) {
        return Bytes.ofHex(first.toHex() + second.toHex());
    }
}
