package jp.akashi.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/// Kiosks, through the issuing centre over mTLS: nobody fails; a page is printed within 1.5 s.
public class KioskJourney extends Simulation {
    {
        setUp(
                        scenario("kiosk")
                                .exec(Visits.kiosk())
                                .injectOpen(constantUsersPerSec(Math.max(1, Stage.RATE / 10)).during(Stage.SECONDS)))
                .protocols(Stage.as("centre"))
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().responseTime().percentile(99).lt(1_500));
    }
}
