package jp.akashi.resident;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.platform.secrets.KeyNotHeldException;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.PersonKey;

/// A person as each index key held names them, with the number sealed for each name; the one to write under first.
///
/// Until a transaction says which key is current, that is the highest version. Prints masked.
public record Numbered(List<Name> names) {
    /// A person's key under one version of the index key, and the number as it may be stored beside it.
    public record Name(int version, PersonKey key, Bytes sealedNumber) {
        @Override
        public String toString() {
            return "Name[masked]";
        }
    }

    public Numbered {
        names = List.copyOf(names);
    }

    public PersonKey person() {
        return names.getFirst().key();
    }

    public Bytes sealedNumber() {
        return names.getFirst().sealedNumber();
    }

    public KeyedPerson keyed() {
        return new KeyedPerson(person(), names.stream().skip(1).map(Name::key).toList());
    }

    /// The same, to be written under that version.
    public Numbered under(int version) {
        if (names.getFirst().version() == version) {
            return this;
        }
        List<Name> others =
                names.stream().filter(name -> name.version() != version).toList();
        return new Numbered(
                Stream.concat(Stream.of(name(version)), others.stream()).toList());
    }

    /// What brings these people's rows from former versions to the current one.
    public static List<IndexTurn.Move> moves(List<Numbered> people, IndexTurn.Versions versions) {
        return versions.former().stream()
                .flatMap(former -> people.stream().map(one -> one.move(former, versions.current())))
                .toList();
    }

    /// What brings a row from the key that it has to that version; nothing where it is there. Fails for a foreign key.
    public Optional<IndexTurn.Move> moveFrom(PersonKey key, int present) {
        int version = names.stream()
                .filter(name -> name.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a person's row lies under no key held"))
                .version();
        return version == present ? Optional.empty() : Optional.of(move(version, present));
    }

    private IndexTurn.Move move(int former, int present) {
        return new IndexTurn.Move(
                name(former).key().tag().toArray(),
                name(present).key().tag().toArray(),
                name(present).sealedNumber().toArray());
    }

    private Name name(int version) {
        return names.stream()
                .filter(name -> name.version() == version)
                .findFirst()
                .orElseThrow(() -> new KeyNotHeldException(Secret.INDEX, version));
    }

    @Override
    public String toString() {
        return "Numbered[masked]";
    }
}
