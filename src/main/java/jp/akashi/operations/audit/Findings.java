package jp.akashi.operations.audit;

import java.util.ArrayList;
import java.util.List;

/// What a verification found, as far as anybody would read it.
final class Findings {
    private static final int MOST = 100;

    private final List<Finding> found = new ArrayList<>();

    void add(Finding.Kind kind, long position, String about) {
        if (found.size() < MOST) {
            found.add(new Finding(kind, position, about));
        }
    }

    List<Finding> all() {
        return found;
    }
}
