package jp.akashi.vocabulary;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/// What a step answers: the value it was asked for, or a refusal that the caller can act on.
///
/// "Could not answer" is neither: it is a failed `Uni`.
public sealed interface Outcome<T> {
    record Granted<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /// Lifts an asynchronous step, so that a refusal passes it by untouched.
    static <A, B> Function<Outcome<A>, Uni<? extends Outcome<B>>> then(Function<A, Uni<Outcome<B>>> step) {
        return outcome -> switch (outcome) {
            case Granted<A>(A value) -> step.apply(value);
            case Refused<A>(Refusal refusal) -> Uni.createFrom().item(refused(refusal));
        };
    }

    /// Lifts a step that answers at once.
    static <A, B> Function<Outcome<A>, Outcome<B>> next(Function<A, Outcome<B>> step) {
        return outcome -> outcome.flatMap(step);
    }

    default <B> Outcome<B> flatMap(Function<T, Outcome<B>> step) {
        return switch (this) {
            case Granted<T>(T value) -> step.apply(value);
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }

    default <B> Outcome<B> map(Function<T, B> change) {
        return flatMap(value -> granted(change.apply(value)));
    }
}
