package jp.akashi.vocabulary;

import java.util.List;
import java.util.stream.Stream;

/// One person under every index key that is held: `key` under the current one, `others` while keys rotate.
///
/// Whoever looks a person up looks under all of them at once: rows may lie under any.
public record KeyedPerson(PersonKey key, List<PersonKey> others) {
    public KeyedPerson {
        others = List.copyOf(others);
    }

    public KeyedPerson(PersonKey key) {
        this(key, List.of());
    }

    public Stream<PersonKey> all() {
        return Stream.concat(Stream.of(key), others.stream());
    }
}
