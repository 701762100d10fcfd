package jp.akashi.registry;

import java.util.stream.Stream;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// One person in one municipality's area: the keys under which records are found, one but while the index key rotates.
public record PersonAt(KeyedPerson person, MunicipalityCode municipality) {
    public PersonAt(PersonKey person, MunicipalityCode municipality) {
        this(new KeyedPerson(person), municipality);
    }

    /// The same under each key alone.
    Stream<PersonAt> each() {
        return person.all().map(key -> new PersonAt(key, municipality));
    }
}
