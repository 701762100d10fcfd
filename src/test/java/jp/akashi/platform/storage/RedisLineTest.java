package jp.akashi.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a Redis of a few lines, whose silence and order can be chosen.
class RedisLineTest {
    private static final Pattern GET =
            Pattern.compile("\\*2\r\n\\$3\r\nGET\r\n\\$\\d+\r\n([a-z0-9]+)\r\n", Pattern.CASE_INSENSITIVE);

    private final Vertx vertx = Vertx.vertx();
    private final List<NetSocket> connections = new CopyOnWriteArrayList<>();
    private final List<List<String>> rounds = new CopyOnWriteArrayList<>();
    private volatile Consumer<NetSocket> onRound = socket -> {};

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void everyCommandOfARoundGetsItsOwnReply() {
        RedisLines lines = linesTo(this::answerAll, Duration.ofSeconds(5));
        List<CompletableFuture<String>> answers = askOnOneTurn(lines, 50);
        for (int i = 0; i < answers.size(); i++) {
            assertEquals("value-of-key" + i, get(answers.get(i)));
        }
    }

    @Test
    void commandsOfOneTurnTravelTogether() {
        RedisLines lines = linesTo(this::answerAll, Duration.ofSeconds(5));
        askOnOneTurn(lines, 50).forEach(RedisLineTest::get);
        assertEquals(1, rounds.size());
        assertEquals(50, rounds.getFirst().size());
    }

    @Test
    void noReplyInTimeIsAnEmptyAnswer() {
        RedisLines lines = linesTo(socket -> {}, Duration.ofMillis(30));
        assertEquals("none", get(ask(lines, "a")));
    }

    @Test
    void aReplyThatLiesUnreadWhileTheLoopIsBusyIsNotLate() {
        RedisLines lines = linesTo(this::answerAll, Duration.ofMillis(50));
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        Context loop = vertx.getOrCreateContext();
        loop.runOnContext(ignored -> send(lines, "a", first));
        get(first);
        loop.runOnContext(ignored -> {
            send(lines, "b", second);
            loop.runOnContext(later -> keepBusy(Duration.ofMillis(120)));
        });
        assertEquals("value-of-b", get(second));
    }

    @Test
    void aLineThatGaveUpIsClosedAndItsLateRepliesReachNobody() {
        RedisLines lines = linesTo(socket -> {}, Duration.ofMillis(30));
        assertEquals("none", get(ask(lines, "a")));
        NetSocket abandoned = connections.getFirst();
        onRound = this::answerAll;
        abandoned.write("$6\r\nothers\r\n");

        assertEquals("value-of-b", get(askUntilAnswered(lines, "b")));
        assertNotEquals(abandoned, connections.getLast());
    }

    @Test
    void anErrorAmongTheRepliesMakesTheRoundEmpty() {
        RedisLines lines = linesTo(socket -> socket.write("-ERR wrong\r\n$1\r\nx\r\n"), Duration.ofSeconds(5));
        assertEquals(
                List.of("none", "none"),
                askOnOneTurn(lines, 2).stream().map(RedisLineTest::get).toList());
    }

    @Test
    void aRefusedConnectionIsAnEmptyAnswer() {
        RedisLines lines = new RedisLines(vertx, "redis://127.0.0.1:1", Duration.ofSeconds(5), Duration.ZERO);
        assertEquals("none", get(ask(lines, "a")));
    }

    private RedisLines linesTo(Consumer<NetSocket> server, Duration deadline) {
        onRound = server;
        NetServer listening = vertx.createNetServer().connectHandler(socket -> {
            connections.add(socket);
            socket.handler(bytes -> receive(socket, bytes));
        });
        int port = listening
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return new RedisLines(vertx, "redis://127.0.0.1:" + port, deadline, Duration.ZERO);
    }

    private void receive(NetSocket socket, Buffer bytes) {
        if (bytes.toString().toLowerCase(Locale.ROOT).contains("hello")) {
            socket.write("%1\r\n$5\r\nproto\r\n:3\r\n");
            return;
        }
        List<String> keys = new ArrayList<>();
        Matcher commands = GET.matcher(bytes.toString());
        while (commands.find()) {
            keys.add(commands.group(1));
        }
        if (!keys.isEmpty()) {
            rounds.add(keys);
            onRound.accept(socket);
        }
    }

    private void answerAll(NetSocket socket) {
        StringBuilder replies = new StringBuilder();
        for (String key : rounds.getLast()) {
            String value = "value-of-" + key;
            replies.append('$')
                    .append(value.length())
                    .append("\r\n")
                    .append(value)
                    .append("\r\n");
        }
        socket.write(replies.toString());
    }

    private List<CompletableFuture<String>> askOnOneTurn(RedisLines lines, int count) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new CompletableFuture<>());
        }
        vertx.getOrCreateContext().runOnContext(ignored -> {
            for (int i = 0; i < count; i++) {
                send(lines, "key" + i, answers.get(i));
            }
        });
        return answers;
    }

    private static CompletableFuture<String> ask(RedisLines lines, String key) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        send(lines, key, answer);
        return answer;
    }

    private static CompletableFuture<String> askUntilAnswered(RedisLines lines, String key) {
        CompletableFuture<String> answer = ask(lines, key);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (get(answer).equals("none") && System.nanoTime() < until) {
            answer = ask(lines, key);
        }
        return answer;
    }

    private static void send(RedisLines lines, String key, CompletableFuture<String> answer) {
        lines.send(Request.cmd(Command.GET).arg(key))
                .map(reply -> reply.map(Object::toString).orElse("none"))
                .subscribe()
                .with(answer::complete, answer::completeExceptionally);
    }

    private static void keepBusy(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static String get(CompletableFuture<String> answer) {
        return answer.orTimeout(5, TimeUnit.SECONDS).join();
    }
}
