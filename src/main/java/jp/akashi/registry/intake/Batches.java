package jp.akashi.registry.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.akashi.registry.intake.Parsed.Faulty;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.registry.intake.Parsed.Read;

/// Cuts a stream of rows into batches, early where a key would come twice: so the later row finds the earlier recorded.
final class Batches<T> implements Iterator<Batch<T>> {
    private static final int LARGEST = 2_000;

    private final Iterator<SourceRow> rows;
    private final Function<SourceRow, Parsed<T>> parser;
    private final Function<T, List<Object>> keys;
    private Optional<Line<T>> heldBack = Optional.empty();

    Batches(Iterator<SourceRow> rows, Function<SourceRow, Parsed<T>> parser, Function<T, List<Object>> keys) {
        this.rows = rows;
        this.parser = parser;
        this.keys = keys;
    }

    @Override
    public boolean hasNext() {
        return heldBack.isPresent() || rows.hasNext();
    }

    @Override
    public Batch<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Line<T>> lines = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        heldBack.ifPresent(line -> joins(line, seen, lines));
        heldBack = Optional.empty();
        while (heldBack.isEmpty() && lines.size() + errors.size() < LARGEST && rows.hasNext()) {
            switch (parser.apply(rows.next())) {
                case Faulty<T>(RowError error) -> errors.add(error);
                case Read<T>(Line<T> line) -> heldBack = joins(line, seen, lines) ? heldBack : Optional.of(line);
            }
        }
        return new Batch<>(lines, errors);
    }

    private boolean joins(Line<T> line, Set<Object> seen, List<Line<T>> lines) {
        List<Object> own = keys.apply(line.value());
        if (own.stream().anyMatch(seen::contains)) {
            return false;
        }
        seen.addAll(own);
        return lines.add(line);
    }
}
