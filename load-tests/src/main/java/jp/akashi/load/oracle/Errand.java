package jp.akashi.load.oracle;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import jp.akashi.load.people.Person;

/// One certificate that somebody wants: asked for again with the same key and body, it must be the same one.
///
/// `madeAt` is when its challenge was given out: no certificate of it is older.
record Errand(long id, Person person, String use, String key, Instant madeAt, Buffer body) {
    static final String AT_HOME = "DOMESTIC";
    static final String ABROAD = "INTERNATIONAL";

    boolean isAbroad() {
        return use.equals(ABROAD);
    }
}
