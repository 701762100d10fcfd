package jp.akashi.inquiry;

import java.time.Duration;
import java.time.Instant;
import jp.akashi.vocabulary.MunicipalityCode;

/// An inquiry whose turn it is to be asked; `attempts` counts this one.
record OpenInquiry(Question question, int attempts) {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    String id() {
        return question.inquiryId();
    }

    MunicipalityCode asker() {
        return question.asker();
    }

    /// When to ask again after this attempt failed: each pause is twice the one before, an hour at most.
    Instant next(Instant now, Duration firstPause) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
