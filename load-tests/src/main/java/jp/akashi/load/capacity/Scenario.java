package jp.akashi.load.capacity;

import io.vertx.core.http.HttpClientOptions;
import java.util.function.Supplier;

/// What to send over and over; `prepare` runs before the clock starts and may be empty.
record Scenario(String name, HttpClientOptions client, int port, Runnable prepare, Supplier<Shot> shots) {}
