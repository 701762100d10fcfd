/// Gateways as operating-system processes of their own, on a PostgreSQL and a Redis of their own.
///
/// For tests of what only several processes show: two nodes, kill -9, SIGSTOP, restarts. A {@link Site} is one
/// production installation; {@link Site#startNode} starts the packaged artefact on it. After `./mvnw package
/// -Dmaven.test.skip=true` such a test runs from surefire too: `./mvnw test -Dtest=NodesIT`.
/// ```java
/// try (Site site = Site.open("twins")) {
///     Gateway one = site.startNode();
///     Gateway other = site.startNode();
///     site.people().add(hanako, "131113", doses);
///     one.kill();    // SIGKILL; or pause() and resume(): SIGSTOP and SIGCONT
///     one.restart(); // the same ports and settings
///     site.stores().postgres().kill();
///     site.stores().postgres().start();
/// }
/// ```
/// Closing a site ends every process and removes its directory below `target/sites`; logs of a failed test are in the
/// failure. If the test's own process ends, its exit ends them.
@NullMarked
package jp.akashi.nodes;

import org.jspecify.annotations.NullMarked;
