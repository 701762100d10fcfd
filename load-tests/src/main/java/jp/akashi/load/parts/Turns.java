package jp.akashi.load.parts;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import jp.akashi.load.people.Person;

/// Something of each of 512 people, one after the other.
///
/// A processor learns its way through an input that comes again and again: a DEFLATE of the same certificate costs half of
/// one among other people's.
public final class Turns<T> {
    private static final int PEOPLE = 512;

    private final List<T> all;
    private int next;

    private Turns(List<T> all) {
        this.all = all;
    }

    public static <T> Turns<T> of(Function<Person, T> made) {
        return new Turns<>(LongStream.range(0, PEOPLE)
                .mapToObj(index -> made.apply(Person.of(index)))
                .toList());
    }

    public T next() {
        next = (next + 1) % PEOPLE;
        return all.get(next);
    }
}
