package jp.akashi.load.parts;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import jp.akashi.load.people.Person;

/// Something of each of 512 people, one after the other: a processor learns its way through an input that comes again and
/// again.
public final class Turns<T> {
    private static final int PEOPLE = 512;

    private final List<T> all;
    private int next;

    private Turns(List<T> all) {
        this.all = all;
    }

    public static <T> Turns<T> of(Function<Person, T> made) {
        return among(person -> true, made);
    }

    /// Of the first 512 people of a kind.
    static <T> Turns<T> among(Predicate<Person> kind, Function<Person, T> made) {
        return new Turns<>(LongStream.iterate(0, index -> index + 1)
                .mapToObj(Person::of)
                .filter(kind)
                .limit(PEOPLE)
                .map(made)
                .toList());
    }

    public T next() {
        next = (next + 1) % PEOPLE;
        return all.get(next);
    }
}
