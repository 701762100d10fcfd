package jp.akashi.load.growth;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.akashi.load.gateway.Feeds;
import jp.akashi.load.gateway.Gateway;

/// Sends one file as a municipality does, and tells its progress, pace and the gateway's memory.
final class Load {
    private static final int TELL_EVERY_SECONDS = 10;

    private final Vertx vertx;
    private final Gateway gateway;
    private final String municipality;
    private final HttpClient sender;

    Load(Vertx vertx, Gateway gateway, String municipality) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.municipality = municipality;
        this.sender =
                vertx.createHttpClient(Feeds.tls(gateway.data().resolve("pki"), "municipality-" + municipality));
    }

    void send(String kind, Path file) {
        long start = System.nanoTime();
        CompletableFuture<JsonObject> answer = vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setRead(true).setWrite(false))
                .compose(content -> sender.request(HttpMethod.POST, gateway.ports().https(), "localhost", "/feeds/v1/" + kind)
                        .compose(request -> request.putHeader("Content-Type", "text/csv; charset=utf-8")
                                .setChunked(true)
                                .send(content)))
                .compose(response -> response.body())
                .map(Buffer::toJsonObject)
                .toCompletionStage()
                .toCompletableFuture();
        JsonObject told = await(answer, kind);
        told.remove("errors");
        double seconds = (System.nanoTime() - start) / 1e9;
        long rows = told.getLong("accepted") + told.getLong("unchanged") + told.getLong("pending") + told.getLong("rejected");
        System.out.printf(
                "%s %s: %s%n  %d rows in %.0f s, %.0f rows/s; gateway RSS at most %d MB%n",
                kind, municipality, told.encode(), rows, seconds, rows / seconds, peakMegabytes());
    }

    private JsonObject await(CompletableFuture<JsonObject> answer, String kind) {
        while (true) {
            try {
                return answer.get(TELL_EVERY_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                System.out.println("  … " + kind + " " + municipality + " " + progress());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(kind + " broke off", e.getCause());
            }
        }
    }

    /// What the gateway itself tells about the import under way.
    private String progress() {
        Future<JsonArray> imports = sender.request(
                        HttpMethod.GET, gateway.ports().https(), "localhost", "/feeds/v1/imports")
                .compose(request -> request.send())
                .compose(response -> response.body())
                .map(Buffer::toJsonArray);
        try {
            JsonObject latest = imports.toCompletionStage()
                    .toCompletableFuture()
                    .get(TELL_EVERY_SECONDS, TimeUnit.SECONDS)
                    .getJsonObject(0);
            return latest.getString("state") + " accepted " + latest.getLong("accepted") + " unchanged "
                    + latest.getLong("unchanged");
        } catch (Exception e) {
            return "no answer: " + e.getClass().getSimpleName();
        }
    }

    private long peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + gateway.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
