package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets work run to its end although nobody waits for it any more: a cancelled statement would leave its reply on the
/// connection, and a cancelled acquisition its connection with nobody (quarkus #56393).
final class Apart {
    private Apart() {}

    /// The same answer; whoever stops waiting stops nothing.
    static <T> Uni<T> from(Uni<T> work) {
        return Uni.createFrom().emitter(answer -> {
            AtomicBoolean over = new AtomicBoolean();
            answer.onTermination(() -> over.set(true));
            work.subscribe()
                    .with(
                            answer::complete,
                            // A failure that nobody waits for is no news: the log would only fill during an outage.
                            failure -> {
                                if (!over.get()) {
                                    answer.fail(failure);
                                }
                            });
        });
    }
}
