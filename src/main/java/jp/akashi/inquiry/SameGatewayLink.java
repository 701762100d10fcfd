package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// To an area of this very installation: still an inquiry, with the other side's log, limit and silence.
@Singleton
final class SameGatewayLink implements InquiryLink {
    private final AnswerInquiry answering;

    SameGatewayLink(AnswerInquiry answering) {
        this.answering = answering;
    }

    @Override
    public Uni<Answer> ask(Question question) {
        return answering.answer(question);
    }
}
