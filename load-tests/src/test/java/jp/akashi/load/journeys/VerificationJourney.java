package jp.akashi.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/// Certificates presented for verification: every one is valid, 99 of 100 answers come within 250 ms.
public class VerificationJourney extends Simulation {
    {
        setUp(
                        scenario("verification")
                                .exec(Visits.verification())
                                .injectOpen(constantUsersPerSec(Stage.RATE).during(Stage.SECONDS)))
                .protocols(Stage.open())
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().responseTime().percentile(99).lt(250));
    }
}
