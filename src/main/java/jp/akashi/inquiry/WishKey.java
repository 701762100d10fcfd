package jp.akashi.inquiry;

import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.PersonKey;

/// What makes a wish that is sent twice one wish.
public sealed interface WishKey {
    /// Under which a wish about that person is kept.
    Bytes of(PersonKey person);

    /// The digest of an Idempotency-Key.
    record Sent(Bytes digest) implements WishKey {
        @Override
        public Bytes of(PersonKey person) {
            return digest;
        }
    }

    /// The person's move with that number in the register. Longer than any digest: nobody can send the same.
    ///
    /// Keys kept so follow their person to another index key: the migration of secret keys spells them too.
    record Arrival(long sequence) implements WishKey {
        @Override
        public Bytes of(PersonKey person) {
            return Bytes.ofUtf8("arrival " + person.tag().toHex() + " " + sequence);
        }
    }
}
