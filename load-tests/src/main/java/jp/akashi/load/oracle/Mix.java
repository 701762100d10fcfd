package jp.akashi.load.oracle;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.people.Person;

/// New certificates, the same ones once more, and papers at kiosks, each at its own pace for a long time:
/// `Mix SECONDS ISSUES FETCHES PAPERS`, the last three per second.
///
/// To fetch is to ask again with the same key: the ledger answers, with the same bytes. Everything is checked.
public final class Mix {
    private static final int PEOPLE = 10_000;
    private static final int TICK_MILLIS = 5;
    private static final int WARM_UP_SECONDS = 30;
    private static final int REMEMBERED = 2_000;

    private final Vertx vertx;
    private final Line line;
    private final Errands errands;
    private final Verdicts verdicts;
    private final KioskVisits kiosk;
    private final SplittableRandom random = new SplittableRandom();
    private final List<Map.Entry<Errand, Answer>> given = new ArrayList<>();
    private final Promise<Void> over = Promise.promise();
    private Kinds issues = new Kinds();
    private Kinds fetches = new Kinds();
    private Kinds papers = new Kinds();

    private Mix(Vertx vertx, Gateway gateway, List<Person> people, Verdicts verdicts) {
        this.vertx = vertx;
        this.verdicts = verdicts;
        this.line = new Line(vertx, gateway, 512, random);
        this.errands = new Errands(gateway, people, random);
        this.kiosk = new KioskVisits(vertx, gateway, verdicts, nanos -> papers.answered(true, nanos));
    }

    public static void main(String... arguments) {
        int seconds = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        boolean isTrue = false;
        try (Gateway gateway = Gateway.start("oracle", Map.of())) {
            List<Person> people = Soak.people(vertx, gateway, PEOPLE);
            Acknowledged acknowledged = new Acknowledged(gateway);
            Tally tally = new Tally(Long.MAX_VALUE);
            Verdicts verdicts = new Verdicts(new Oracle(gateway, Specimen.ISSUER), acknowledged, tally);
            new Mix(vertx, gateway, people, verdicts).run(gateway, seconds, paces(arguments));
            System.out.println(tally);
            System.out.println(acknowledged.account());
            isTrue = tally.isWhole();
        } catch (MismatchException | CompletionException e) {
            System.out.println("MISMATCH " + (e.getCause() == null ? e : e.getCause()).getMessage());
        } finally {
            vertx.close();
        }
        System.exit(isTrue ? 0 : 1);
    }

    private static double[] paces(String... arguments) {
        return new double[] {
            Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]), Double.parseDouble(arguments[3])
        };
    }

    private void run(Gateway gateway, int seconds, double... paces) {
        hold(WARM_UP_SECONDS, paces);
        issues = new Kinds();
        fetches = new Kinds();
        papers = new Kinds();
        long before = gateway.residentMegabytes();
        hold(seconds, paces);
        System.out.printf(
                "held for %d s; memory of the gateway before %d MB, after %d MB%n",
                seconds, before, gateway.residentMegabytes());
        System.out.print("issue: " + issues.line(seconds));
        System.out.print("fetch: " + fetches.line(seconds));
        System.out.print("paper: " + papers.line(seconds));
    }

    private void hold(int seconds, double... paces) {
        Promise<Void> ended = Promise.promise();
        long start = System.nanoTime();
        long[] begun = new long[paces.length];
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            double elapsed = (System.nanoTime() - start) / 1e9;
            if (elapsed >= seconds) {
                vertx.cancelTimer(timer);
                vertx.setTimer(3_000, due -> ended.tryComplete());
                return;
            }
            for (int kind = 0; kind < paces.length; kind++) {
                for (; begun[kind] < elapsed * paces[kind]; begun[kind]++) {
                    begin(kind).onFailure(this::broken);
                }
            }
        });
        Future.any(ended.future(), over.future()).toCompletionStage().toCompletableFuture().join();
        if (over.future().failed()) {
            throw new CompletionException(over.future().cause());
        }
    }

    private Future<?> begin(int kind) {
        return switch (kind) {
            case 0 -> issue();
            case 1 -> given.isEmpty() ? Future.succeededFuture() : fetch(given.get(random.nextInt(given.size())));
            default -> kiosk.visit(errands.atKiosk(errands.somebody()));
        };
    }

    private Future<?> issue() {
        Errand errand = errands.next();
        verdicts.begin(errand);
        long asked = System.nanoTime();
        return line.ask(errand).map(answer -> {
            issues.answered(answer.isCertificate(), System.nanoTime() - asked);
            if (verdicts.on(errand, answer, true)) {
                if (given.size() == REMEMBERED) {
                    given.removeFirst();
                }
                given.add(Map.entry(errand, answer));
            }
            return answer;
        });
    }

    private Future<?> fetch(Map.Entry<Errand, Answer> earlier) {
        long asked = System.nanoTime();
        return line.ask(earlier.getKey()).map(answer -> {
            fetches.answered(answer.isCertificate(), System.nanoTime() - asked);
            if (answer.isCertificate()) {
                verdicts.same(earlier.getKey(), earlier.getValue(), answer);
            } else {
                verdicts.refusal(earlier.getKey(), answer);
            }
            return answer;
        });
    }

    private void broken(Throwable failure) {
        if (failure instanceof MismatchException) {
            over.tryFail(failure);
        } else {
            verdicts.tally().broken(failure);
        }
    }
}
