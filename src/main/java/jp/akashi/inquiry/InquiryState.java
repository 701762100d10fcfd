package jp.akashi.inquiry;

import java.time.Instant;

/// Where an inquiry stands. Only a municipality that answered can make it "no records".
public sealed interface InquiryState {
    /// Not answered yet; asked again at `nextAttempt`.
    record Waiting(Instant nextAttempt) implements InquiryState {}

    /// Doses came, and are kept as copies.
    record Answered(Instant at) implements InquiryState {}

    /// The municipality answered that it has none to give.
    record NoRecords(Instant at) implements InquiryState {}

    /// The municipality will not answer this question.
    record Refused(Instant at) implements InquiryState {}

    /// Not answered in time; asked on, until the number is erased.
    record Overdue(Instant since) implements InquiryState {}
}
