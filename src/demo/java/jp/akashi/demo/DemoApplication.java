package jp.akashi.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Duration;
import jp.akashi.demo.people.LoadPeople;

/// The running demo: brings its people in, says where to look, and waits to be ended.
public final class DemoApplication implements QuarkusApplication {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LoadPeople people;
    private final Welcome welcome;

    DemoApplication(LoadPeople people, Welcome welcome) {
        this.people = people;
        this.welcome = welcome;
    }

    @Override
    public int run(String... arguments) {
        people.load().await().atMost(PATIENCE);
        System.out.println(welcome.text());
        Quarkus.waitForExit();
        return 0;
    }
}
