package jp.akashi.platform.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The ways to PostgreSQL: `reads` pipelines prepared look-ups, `writes` owns a connection per statement, and `paid` is
/// the same for the steps of what may be paid for, beside the line of everybody (docs/adr/0040).
///
/// Both act as the gateway, which changes no record: area work goes through `inArea` and `elsewhere`, and what forgets
/// them fails. Every wait on the certificate path ends by `inTime`, which spares a database that does not answer and is
/// never nested. Only `*Table` classes use this one.
@Singleton
public final class Database {
    private static final String BECOME = "select set_config('role', $1, true), set_config($2, $3, true)";

    private final Connections connections;
    private final Breaker breaker;
    private final Duration deadline;
    private final Duration paidDeadline;
    private final Map<Duration, Deadline> deadlines = new ConcurrentHashMap<>();

    Database(Connections connections, StorageConfig config, MeterRegistry metrics) {
        this.connections = connections;
        this.breaker = new Breaker(config.failures(), config.rest(), connections::renew, System::nanoTime, metrics);
        this.deadline = config.deadline();
        this.paidDeadline = config.paidDeadline();
    }

    /// For single look-ups by prepared statement, many at once on few connections.
    public SqlClient reads() {
        return connections.current().reads();
    }

    /// For statements that change something.
    public Pool writes() {
        return connections.current().writes();
    }

    /// For each statement of a step of a kiosk's application, whatever it does.
    public Pool paid() {
        return connections.current().paid();
    }

    /// One transaction: commits when the work ends well, rolls back when it fails; nobody can stop it half-way.
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return Apart.from(Uni.createFrom().deferred(() -> writes().withTransaction(work)));
    }

    /// One transaction of a municipality's own work: finds and writes the rows of this area, and no other's.
    public <T> Uni<T> inArea(String municipality, Function<SqlConnection, Uni<T>> work) {
        return as(WorkRole.AREA, municipality, work);
    }

    /// One transaction of a writer into the areas of others, named `<source> <name>`: finds only what it wrote itself.
    public <T> Uni<T> elsewhere(String writer, Function<SqlConnection, Uni<T>> work) {
        return as(WorkRole.WRITER, writer, work);
    }

    private <T> Uni<T> as(WorkRole role, String whom, Function<SqlConnection, Uni<T>> work) {
        Tuple becoming = Tuple.of(role.role(), role.setting(), whom);
        return inTransaction(
                connection -> connection.preparedQuery(BECOME).execute(becoming).chain(() -> work.apply(connection)));
    }

    /// The same answer, or a failure once the deadline has passed. The query may still run; its result is dropped.
    public <T> Uni<T> inTime(Uni<T> answer) {
        return within(deadline, answer);
    }

    /// The same for a step of a kiosk's application, which is worth waiting for.
    public <T> Uni<T> inPaidTime(Uni<T> answer) {
        return within(paidDeadline, answer);
    }

    /// The same with a deadline of the caller's own.
    public <T> Uni<T> within(Duration longest, Uni<T> answer) {
        Deadline watch = deadlines.computeIfAbsent(longest, wait -> new Deadline("PostgreSQL", wait));
        return Apart.from(breaker.guard(watch.on(answer)));
    }
}
