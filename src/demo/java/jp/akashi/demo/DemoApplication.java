package jp.akashi.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/// The running demo: says where to look, and waits to be ended.
public final class DemoApplication implements QuarkusApplication {
    private final Welcome welcome;

    DemoApplication(Welcome welcome) {
        this.welcome = welcome;
    }

    @Override
    public int run(String... arguments) {
        System.out.println(welcome.text());
        Quarkus.waitForExit();
        return 0;
    }
}
