package jp.akashi.load.oracle;

import java.util.Objects;

/// Passes judgement on each answer, and remembers what was acknowledged.
final class Verdicts {
    private final Oracle oracle;
    private final Acknowledged acknowledged;
    private final Tally tally;
    private final TurnedAway turnedAway = new TurnedAway();
    private boolean isProven;

    Verdicts(Oracle oracle, Acknowledged acknowledged, Tally tally) {
        this.oracle = oracle;
        this.acknowledged = acknowledged;
        this.tally = tally;
    }

    Tally tally() {
        return tally;
    }

    void begin(Errand errand) {
        acknowledged.open(errand);
    }

    /// Whether it is a certificate, a right one; otherwise it is an honest refusal. `isOnly` where nobody else can have
    /// asked for the same.
    boolean on(Errand errand, Answer answer, boolean isOnly) {
        if (!answer.isCertificate()) {
            refusal(errand, answer);
            return false;
        }
        String number = oracle.check(errand, answer);
        acknowledged.add(errand, number, isOnly ? Objects.requireNonNullElse(answer.requestId(), "none") : "");
        tally.certificate();
        if (!isProven && errand.isAbroad()) {
            isProven = true;
            System.out.println(Falsehoods.tell(oracle, errand, answer));
        }
        return true;
    }

    void refusal(Errand errand, Answer answer) {
        turnedAway.check(errand, answer);
        tally.refusal();
    }

    /// A certificate that was read off a kiosk's screen and paper.
    String onPaper(Errand errand, String number) {
        acknowledged.add(errand, number, "");
        tally.certificate();
        tally.paper();
        return number;
    }

    Answer same(Errand errand, Answer one, Answer other) {
        if (!one.body().equals(other.body())) {
            throw new MismatchException("the same key for " + errand.person(), one.body(), other.body());
        }
        tally.repeat();
        return one;
    }
}
