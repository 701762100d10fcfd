package jp.akashi.load.people;

import java.util.stream.LongStream;

/// Prints people: `People FROM COUNT`.
public final class People {
    private People() {}

    public static void main(String... arguments) {
        long from = Long.parseLong(arguments[0]);
        LongStream.range(from, from + Long.parseLong(arguments[1]))
                .mapToObj(Person::of)
                .forEach(System.out::println);
    }
}
