package jp.akashi.load.capacity;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.LongStream;
import jp.akashi.load.gateway.BulkPeople;
import jp.akashi.load.gateway.Feeds;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.gateway.WrittenLog;
import jp.akashi.load.people.Person;

/// The people in a gateway, and those among them who come.
final class Crowd {
    private Crowd() {}

    /// Brings people in, by feeds or in bulk, and chooses some of them, evenly spread.
    static List<Person> gather(Vertx vertx, Gateway gateway, long count, long of) {
        List<Person> chosen = LongStream.range(0, count)
                .mapToObj(place -> Person.of(place * of / count))
                .toList();
        if (of > count) {
            new BulkPeople(gateway).load(of);
        } else {
            new Feeds(vertx, gateway).load(chosen);
        }
        WrittenLog.prepare(gateway);
        return chosen;
    }
}
