package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.MunicipalityCode;

/// Asks the former municipality of an arrival (転入者) for their doses, and keeps the answer as copies.
///
/// The question is written down before it is sent, so that none is lost; one that finds nobody waits and is asked
/// again.
@Singleton
public final class Inquiries {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InquiryTable table;
    private final InquiryListTable list;
    private final AttemptInquiry attempts;
    private final PersonKeys keys;
    private final InquiryConfig config;
    private final InstantSource clock;

    Inquiries(
            InquiryTable table,
            InquiryListTable list,
            AttemptInquiry attempts,
            PersonKeys keys,
            InquiryConfig config,
            InstantSource clock) {
        this.table = table;
        this.list = list;
        this.attempts = attempts;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /// Asks at once; answers with the state after the first attempt.
    public Uni<Asked> ask(Wish wish) {
        String id = newId();
        Numbered about = keys.numbered(wish.number());
        Instant now = clock.instant();
        return table.begin(id, wish, about, now, config).chain(begun -> switch (begun) {
            case InquiryTable.Begun.New(OpenInquiry inquiry) ->
                attempts.once(inquiry).chain(() -> found(wish.asker(), id));
            case InquiryTable.Begun.Same(String earlier) -> found(wish.asker(), earlier);
            case InquiryTable.Begun.Another _ -> Uni.createFrom().item(new Asked.KeyReused());
            case InquiryTable.Begun.TooMany(Instant oldest) ->
                Uni.createFrom().item(new Asked.TooMany(Duration.between(now, oldest.plus(WINDOW))));
        });
    }

    /// The asker's inquiry with its copies; to anybody else it is not there.
    public Uni<Optional<Inquiry>> find(MunicipalityCode asker, String id) {
        return list.find(asker, id);
    }

    /// The asker's latest inquiries, without their copies.
    public Uni<List<Inquiry>> latest(MunicipalityCode asker) {
        return list.latest(asker);
    }

    /// How many inquiries stand where: WAITING, OVERDUE, ANSWERED, NO_RECORDS, REFUSED.
    public Uni<Map<String, Long>> counts(MunicipalityCode asker) {
        return list.counts(asker);
    }

    /// How many inquiries of all municipalities are overdue.
    public Uni<Long> countOverdue() {
        return list.overdue();
    }

    static String newId() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private Uni<Asked> found(MunicipalityCode asker, String id) {
        return list.find(asker, id).map(inquiry -> new Asked.Begun(inquiry.orElseThrow()));
    }
}
