package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;

/// The way to the municipality that is asked. A failed `Uni` says that it could not be asked.
interface InquiryLink {
    Uni<Answer> ask(Question question);
}
