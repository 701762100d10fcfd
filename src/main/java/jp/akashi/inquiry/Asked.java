package jp.akashi.inquiry;

import java.time.Duration;

/// What comes of the wish to ask.
public sealed interface Asked {
    /// The inquiry, new or the same as before.
    record Begun(Inquiry inquiry) implements Asked {}

    /// The Idempotency-Key stands for another question.
    record KeyReused() implements Asked {}

    /// The municipality has asked as often as it may for now.
    record TooMany(Duration pause) implements Asked {}
}
