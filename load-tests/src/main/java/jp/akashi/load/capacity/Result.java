package jp.akashi.load.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import jp.akashi.load.gateway.CpuClock;
import org.HdrHistogram.Histogram;

/// What one run of a scenario took: latencies in ms, CPU in µs per answered request.
record Result(
        String scenario,
        long requests,
        long errors,
        double perSecond,
        double p50,
        double p99,
        double max,
        double gateway,
        double postgres,
        double redis,
        double loader) {
    static final String HEADER = "%-14s %8s %6s %8s %7s %7s %7s | CPU-µs/request: %8s %8s %7s %7s"
            .formatted("scenario", "requests", "errors", "per s", "p50 ms", "p99 ms", "max ms", "gateway", "postgres",
                    "redis", "loader");

    static Result of(String scenario, double seconds, Histogram micros, long errors, CpuClock cpu) {
        long count = Math.max(1, micros.getTotalCount());
        return new Result(
                scenario,
                count,
                errors,
                count / seconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                (double) cpu.gateway() / count,
                (double) cpu.postgres() / count,
                (double) cpu.redis() / count,
                (double) cpu.loader() / count);
    }

    /// Column by column; errors and requests are summed.
    static Result median(List<Result> runs) {
        return new Result(
                runs.getFirst().scenario,
                runs.stream().mapToLong(Result::requests).sum(),
                runs.stream().mapToLong(Result::errors).sum(),
                middle(runs, Result::perSecond),
                middle(runs, Result::p50),
                middle(runs, Result::p99),
                middle(runs, Result::max),
                middle(runs, Result::gateway),
                middle(runs, Result::postgres),
                middle(runs, Result::redis),
                middle(runs, Result::loader));
    }

    String line() {
        return "%-14s %8d %6d %8.0f %7.1f %7.1f %7.1f |                 %8.1f %8.1f %7.1f %7.1f"
                .formatted(scenario, requests, errors, perSecond, p50, p99, max, gateway, postgres, redis, loader);
    }

    String json(Options options) {
        return String.format(
                Locale.ROOT,
                "{\"scenario\":\"%s\",\"connections\":%d,\"people\":%d,\"of\":%d,\"repeats\":%d,\"requests\":%d,\"errors\":%d,"
                        + "\"perSecond\":%.1f,\"p50Ms\":%.2f,\"p99Ms\":%.2f,\"maxMs\":%.2f,"
                        + "\"gatewayMicros\":%.1f,\"postgresMicros\":%.1f,\"redisMicros\":%.1f,\"loaderMicros\":%.1f}",
                scenario,
                options.connections(),
                options.people(),
                options.of(),
                options.repeats(),
                requests,
                errors,
                perSecond,
                p50,
                p99,
                max,
                gateway,
                postgres,
                redis,
                loader);
    }

    private static double middle(List<Result> runs, ToDoubleFunction<Result> column) {
        List<Double> sorted = runs.stream()
                .mapToDouble(column)
                .boxed()
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
