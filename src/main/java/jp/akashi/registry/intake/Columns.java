package jp.akashi.registry.intake;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// Many rows turned into the arrays that one statement takes, a column each.
record Columns<T>(List<T> rows) {
    <U> Columns<U> map(Function<T, U> part) {
        return new Columns<>(rows.stream().map(part).toList());
    }

    @Nullable
    String[] texts(Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    Long[] longs(Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    Integer[] ints(Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    Boolean[] flags(Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    @Nullable
    LocalDate[] dates(Function<T, @Nullable LocalDate> column) {
        return rows.stream().map(column).toArray(LocalDate[]::new);
    }

    Buffer[] bytes(Function<T, Bytes> column) {
        return rows.stream()
                .map(row -> Buffer.buffer(column.apply(row).toArray()))
                .toArray(Buffer[]::new);
    }
}
