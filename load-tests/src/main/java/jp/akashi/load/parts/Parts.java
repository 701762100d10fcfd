package jp.akashi.load.parts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks whose names contain an argument, or all, and adds up what one certificate needs of them.
public final class Parts {
    private static final List<String> DOMESTIC = List.of(
            "requestRead",
            "card",
            "recordDecode",
            "shcLint",
            "shc",
            "ecdsaVerify",
            "shcMatch",
            "ledgerSeal",
            "answerWrite");
    private static final List<String> ABROAD = List.of(
            "requestReadAbroad",
            "card",
            "recordDecode",
            "passport",
            "shcLint",
            "shc",
            "ecdsaVerify",
            "shcMatch",
            "vdsLint",
            "vdsNc",
            "ecdsaVerify",
            "vdsMatch",
            "ledgerSealAbroad",
            "answerWriteAbroad");

    private Parts() {}

    public static void main(String... names) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        List.of(names).forEach(name -> options.include("\\." + name + "$"));
        if (names.length == 0) {
            options.include("jp.akashi");
        }
        options.forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true);
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Double> micros = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            micros.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getScore());
        }
        System.out.println("\npart                     µs");
        micros.forEach((name, score) -> System.out.printf("%-20s %8.1f%n", name, score));
        sum("domestic", DOMESTIC, micros);
        sum("abroad", ABROAD, micros);
    }

    private static void sum(String what, List<String> parts, Map<String, Double> micros) {
        if (micros.keySet().containsAll(parts)) {
            double sum = parts.stream().mapToDouble(micros::get).sum();
            System.out.printf("sum of %s: %.1f µs (%s)%n", what, sum, String.join(" + ", parts));
        }
    }
}
