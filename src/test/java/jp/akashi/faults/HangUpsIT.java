package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.akashi.GatewayTest;
import jp.akashi.channel.ChallengeAnswer;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Lines;
import jp.akashi.issuance.applicant.Challenges;
import jp.akashi.nodes.Patience;
import org.junit.jupiter.api.Test;

/// T8: callers who hang up at any step leave nothing behind: no place, no connection, no half-written row.
@GatewayTest
class HangUpsIT extends FaultCalls {
    private static final int AT_ONCE = 32;
    private static final Scale SCALE = Scale.ofThisRun();

    @Inject
    MeterRegistry metrics;

    @Inject
    Challenges challenges;

    @Test
    void whoHangsUpTakesNothingAlong() {
        List<Applicant> people = people(Math.max(20, SCALE.hangUps() / 50));
        long unaudited = unaudited(); // what other tests put there by hand
        Lines.toPostgres().delay(Duration.ofMillis(5)); // so that every step lasts long enough to be left

        hangUp(people, SCALE.hangUps());
        Lines.toPostgres().heal();

        assertTrue(Patience.until(RECOVERY, () -> inProgress() == 0), () -> inProgress() + " places are still taken");
        assertEquals(unaudited, unaudited());
        List<Applicant> others = people(20);
        List<Crowd.Told> told = IntStream.range(0, SCALE.hangUps() / 200)
                .mapToObj(i -> Crowd.all(askFor(others)))
                .flatMap(List::stream)
                .toList();
        assertTrue(told.stream().allMatch(Crowd.Told::isIssued), Crowd.statuses(told)::toString);
        Report.add(
                "T8",
                "hang-ups at random steps, after which all places were free and all requests right",
                SCALE.hangUps());
    }

    private void hangUp(List<Applicant> people, int times) {
        SplittableRandom random = new SplittableRandom(8);
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < times; i++) {
                Applicant who = people.get(i % people.size());
                int patience = 1 + random.nextInt(60);
                callers.execute(() -> ask(who, patience));
            }
        }
    }

    private void ask(Applicant who, int patience) {
        String challenge = ChallengeAnswer.of(challenges.issue()).challenge();
        byte[] body = who.request(challenge, OTA, "DOMESTIC").toString().getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /app/v1/certificates HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, patience % 7 == 0 ? body.length / 2 : body.length);
            out.flush();
            socket.setSoTimeout(patience);
            socket.setSoLinger(true, 0);
            socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // The moment to hang up has come before an answer.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long unaudited() {
        return register.count("select count(*) from certificate c where not exists "
                + "(select from audit_entry a where a.number = c.number and a.outcome = 'ISSUED')");
    }

    private double inProgress() {
        return metrics.get("akashi.load.in.progress").tag("work", "new").gauge().value();
    }
}
