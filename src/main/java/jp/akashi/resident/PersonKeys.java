package jp.akashi.resident;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Mac;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonKey;

/// Turns Individual Numbers into person keys and seals them for storage; only inquiries need one again.
@Singleton
public final class PersonKeys {
    private static final String PLACE = "resident.number_sealed";

    private final Mac index;
    private final Envelope data;

    public PersonKeys(SecretKeys keys) {
        index = Mac.of(keys, Secret.INDEX);
        data = new Envelope(keys, Secret.DATA);
    }

    /// The key under which everything about the number's owner is found.
    public PersonKey of(IndividualNumber number) {
        return new PersonKey(Bytes.copyOf(index.of(digits(number))));
    }

    /// The number as it is stored: sealed, and bound to its owner's row.
    public byte[] seal(IndividualNumber number, PersonKey owner) {
        return data.seal(digits(number), PLACE, owner.tag().toArray());
    }

    /// The number as its owner's row keeps it; fails when it was sealed for somebody else or altered.
    public IndividualNumber open(Bytes sealed, PersonKey owner) {
        byte[] digits = data.open(sealed.toArray(), PLACE, owner.tag().toArray())
                .orElseThrow(() -> new IllegalStateException("a person's row holds a foreign number"));
        return new IndividualNumber(new String(digits, StandardCharsets.US_ASCII));
    }

    private static byte[] digits(IndividualNumber number) {
        return number.digits().getBytes(StandardCharsets.US_ASCII);
    }
}
