package jp.akashi.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;

/// The morning the service opens: within ten seconds ten times as many people come, and they stay.
///
/// All channels at once, apps before all. Nobody fails, and 99 of 100 answers come within a second.
public class LaunchMorning extends Simulation {
    {
        setUp(
                        crowd("app, domestic", Visits.domestic(), 0.7),
                        crowd("app, international", Visits.international(), 0.2),
                        crowd("verification", Visits.verification(), 0.1),
                        scenario("kiosk")
                                .exec(Visits.kiosk())
                                .injectOpen(constantUsersPerSec(1).during(30 + Stage.SECONDS))
                                .protocols(Stage.as("centre")))
                .protocols(Stage.open())
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().responseTime().percentile(99).lt(1_000));
    }

    private static PopulationBuilder crowd(String name, ChainBuilder visit, double share) {
        double before = Stage.RATE * share;
        return scenario(name)
                .exec(visit)
                .injectOpen(
                        constantUsersPerSec(before).during(20),
                        rampUsersPerSec(before).to(10 * before).during(10),
                        constantUsersPerSec(10 * before).during(Stage.SECONDS));
    }
}
