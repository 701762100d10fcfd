package jp.akashi.vocabulary;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// The number printed on a certificate (証明書ID): `JP`, 9 random characters of Crockford's base 32, a check character.
///
/// 12 characters A–Z 0–9, 45 random bits, unique by the ledger's constraint; also the VDS-NC `uvci`.
/// The check character weighs each value by 3 or 1 alternately from the right, mod 32, so one wrong character shows.
public record CertificateNumber(String written) {
    private static final String PREFIX = "JP";
    private static final int RANDOM_CHARACTERS = 9;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public CertificateNumber {
        if (!isWellFormed(written)) {
            throw new IllegalArgumentException("no certificate number");
        }
    }

    /// A new number from the given source, which must be cryptographically strong.
    public static CertificateNumber draw(RandomGenerator source) {
        StringBuilder number = new StringBuilder(12).append(PREFIX);
        long bits = source.nextLong();
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            number.append(ALPHABET.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return new CertificateNumber(number.append(checkCharacter(number)).toString());
    }

    public static Optional<CertificateNumber> parse(String text) {
        return isWellFormed(text) ? Optional.of(new CertificateNumber(text)) : Optional.empty();
    }

    private static char checkCharacter(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            int weight = i % 2 == 0 ? 3 : 1;
            sum += weight * ALPHABET.indexOf(number.charAt(PREFIX.length() + i));
        }
        return ALPHABET.charAt(sum % 32);
    }

    private static boolean isWellFormed(String text) {
        return text.length() == PREFIX.length() + RANDOM_CHARACTERS + 1
                && text.startsWith(PREFIX)
                && text.substring(PREFIX.length()).chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && checkCharacter(text) == text.charAt(text.length() - 1);
    }
}
