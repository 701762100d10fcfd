package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.FaultProxy;
import org.junit.jupiter.api.Test;

/// T18: callers a round trip of two seconds away, as behind a satellite or a full mobile cell.
@GatewayTest
class FarCallersIT extends FaultCalls {
    private static final Duration ONE_WAY = Duration.ofSeconds(1);
    private static final int FAR = 40;

    @Test
    void whoIsFarAwayIsServedAndKeepsNobodyElseWaiting() throws IOException {
        try (FaultProxy line = FaultProxy.to(gateway.getPort());
                Crowd far = new Crowd(URI.create("http://localhost:" + line.port()))) {
            line.delay(ONE_WAY);
            List<ObjectNode> nearby = requests(people(4));
            List<ObjectNode> distant = requests(people(FAR));

            List<CompletableFuture<Crowd.Told>> fromAfar =
                    distant.stream().map(far::ask).toList();
            List<Crowd.Told> near = Crowd.all(nearby.stream().map(crowd::ask).toList());
            long stillOut = fromAfar.stream().filter(call -> !call.isDone()).count();
            List<Crowd.Told> told = Crowd.all(fromAfar);

            assertEquals(4, near.stream().filter(Crowd.Told::isIssued).count(), Crowd.statuses(near)::toString);
            assertEquals(FAR, stillOut, "nobody near waited for those who are far");
            assertEquals(FAR, told.stream().filter(Crowd.Told::isIssued).count(), Crowd.statuses(told)::toString);
            assertTrue(
                    told.stream().allMatch(one -> one.after().compareTo(ONE_WAY.multipliedBy(2)) >= 0),
                    "the line was as long as it should be");
        }
    }
}
