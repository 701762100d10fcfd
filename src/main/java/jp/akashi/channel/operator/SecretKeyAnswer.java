package jp.akashi.channel.operator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.akashi.operations.rotation.SecretKeyState;
import jp.akashi.operations.rotation.SecretKeyState.Passage;
import org.jspecify.annotations.Nullable;

/// One version of a secret key as operators see it. Former and not needed any more, its file may be removed.
public record SecretKeyAnswer(
        String secret,
        int version,
        String standing,
        @Nullable Instant since,
        int nodesHolding,
        int nodes,
        @Nullable Progress passage) {
    /// How far the passage of rows to this version has come; without `finishedAt` it goes on.
    public record Progress(
            long lookedAt,
            long renewed,
            long unreadable,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    static SecretKeyAnswer of(SecretKeyState state) {
        return new SecretKeyAnswer(
                state.secret(),
                state.version(),
                state.standing().name(),
                state.since().map(SecretKeyAnswer::seconds).orElse(null),
                state.nodesHolding(),
                state.nodes(),
                state.passage().map(SecretKeyAnswer::progress).orElse(null));
    }

    private static Progress progress(Passage passage) {
        Optional<Instant> finished = passage.finishedAt().map(SecretKeyAnswer::seconds);
        return new Progress(
                passage.lookedAt(),
                passage.renewed(),
                passage.unreadable(),
                seconds(passage.startedAt()),
                finished.orElse(null));
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
