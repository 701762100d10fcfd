package jp.akashi.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/// The app, for use at home and abroad: nobody fails, and 99 of 100 answers come within 250 ms.
public class AppJourney extends Simulation {
    {
        setUp(
                        scenario("app, domestic")
                                .exec(Visits.domestic())
                                .injectOpen(constantUsersPerSec(Stage.RATE).during(Stage.SECONDS)),
                        scenario("app, international")
                                .exec(Visits.international())
                                .injectOpen(constantUsersPerSec(Stage.RATE / 2).during(Stage.SECONDS)))
                .protocols(Stage.open())
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().responseTime().percentile(99).lt(250));
    }
}
