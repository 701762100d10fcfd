package jp.akashi.registry.intake;

import jp.akashi.resident.Numbered;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.PersonKey;

/// A row that tells of a person by their number.
interface AboutSomeone<T> {
    Numbered who();

    /// The same, to be written under that version of the index key.
    T under(int version);

    default PersonKey person() {
        return who().person();
    }

    default Bytes sealedNumber() {
        return who().sealedNumber();
    }
}
