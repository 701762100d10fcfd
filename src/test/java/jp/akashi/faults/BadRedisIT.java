package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.FaultProxy;
import jp.akashi.fakes.Lines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// T5, T6, T19: a Redis that is gone, silent, slow or one-way costs nobody a certificate, and no read more than one.
@GatewayTest
class BadRedisIT extends FaultCalls {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    enum Trouble {
        GONE {
            @Override
            void cause(FaultProxy redis) {
                redis.cut();
            }
        },
        SILENT {
            @Override
            void cause(FaultProxy redis) {
                redis.silence();
            }
        },
        HALF_A_SECOND_SLOW {
            @Override
            void cause(FaultProxy redis) {
                redis.delay(Duration.ofMillis(500));
            }
        },
        ONE_WAY {
            @Override
            void cause(FaultProxy redis) {
                redis.holdAnswers();
            }
        };

        abstract void cause(FaultProxy redis);
    }

    @ParameterizedTest
    @EnumSource
    void costsNobodyACertificate(Trouble trouble) {
        List<Applicant> people = people(40);
        Crowd.all(askFor(people));
        trouble.cause(Lines.toRedis());

        List<Crowd.Told> told = Stream.of(1, 2)
                .flatMap(round -> Crowd.all(askFor(people)).stream())
                .toList();

        assertEquals(80, told.stream().filter(Crowd.Told::isIssued).count(), Crowd.statuses(told)::toString);
        assertTrue(Crowd.slowest(told).compareTo(LONGEST) < 0, Crowd.slowest(told)::toString);
    }

    @Test
    void lateAnswersAreNobodys() {
        List<Applicant> people = people(30);
        Crowd.all(askFor(people));
        Lines.toRedis().holdAnswers();
        Crowd.all(askFor(people));
        Lines.toRedis().heal();

        List<Crowd.Told> told = Crowd.all(askFor(people));

        assertEquals(
                IntStream.range(0, people.size()).mapToObj(i -> "201").collect(Collectors.joining()),
                told.stream().map(one -> Integer.toString(one.status())).collect(Collectors.joining()));
    }

    @Test
    void aHundredWhoAskForTheSamePersonAtOnceAreOneRead() {
        Applicant hanako = vaccinated();
        Lines.toRedis().cut();
        AppPhone.ask(vaccinated(), OTA);
        long before = reads();
        List<CompletableFuture<Crowd.Told>> calls =
                askFor(Stream.generate(() -> hanako).limit(100).toList());

        List<Crowd.Told> told = Crowd.all(calls);

        assertTrue(told.stream().allMatch(Crowd.Told::isIssued), Crowd.statuses(told)::toString);
        assertTrue(reads() - before < 100, "those who ask together share an answer");
    }

    private long reads() {
        return register.count(
                "select coalesce(sum(seq_scan + idx_scan), 0) from pg_stat_user_tables where relname = 'dose'");
    }
}
