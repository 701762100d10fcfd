package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares two JSON values, every member of them, and names the first that differs.
final class Comparison {
    private Comparison() {}

    static void same(String where, @Nullable JsonNode expected, @Nullable JsonNode seen) {
        if (Objects.equals(expected, seen)) {
            return;
        }
        if (expected instanceof ObjectNode one && seen instanceof ObjectNode other) {
            TreeSet<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> same(where + "." + name, one.get(name), other.get(name)));
        }
        if (expected instanceof ArrayNode all && seen instanceof ArrayNode others && all.size() == others.size()) {
            for (int i = 0; i < all.size(); i++) {
                same(where + "[" + i + "]", all.get(i), others.get(i));
            }
        }
        throw new MismatchException(where, expected, seen);
    }

    static void same(String where, @Nullable Object expected, @Nullable Object seen) {
        if (!Objects.equals(expected, seen)) {
            throw new MismatchException(where, expected, seen);
        }
    }
}
