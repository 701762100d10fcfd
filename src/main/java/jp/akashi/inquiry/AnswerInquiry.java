package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import jp.akashi.resident.PersonKeys;

/// Answers another municipality (他市区町村からの照会に応じて提供): the doses in force of the person named, or none.
///
/// Unknown, born on another day, without doses and under protective measures answer alike. The answer and its audit
/// entry are one transaction; the same question again is answered from the present record and counts once.
@Singleton
public final class AnswerInquiry {
    private final AnswerTable table;
    private final PersonKeys keys;
    private final InquiryConfig config;
    private final InstantSource clock;

    AnswerInquiry(AnswerTable table, PersonKeys keys, InquiryConfig config, InstantSource clock) {
        this.table = table;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /// Fails when this installation holds no area of the municipality asked: then nobody here can say "none".
    public Uni<Answer> answer(Question question) {
        return table.answer(question, keys.numbered(question.number()), config.hourlyLimit(), clock.instant());
    }
}
