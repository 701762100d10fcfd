package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The two ways to PostgreSQL: `reads` pipelines prepared look-ups, `writes` owns a connection per statement.
///
/// Both act as the gateway, which changes no record: area work goes through `inArea` and `elsewhere`, and what forgets
/// them fails. Every wait on the certificate path ends by `inTime`; only `*Table` classes use this one.
@Singleton
public final class Database {
    private static final String GATEWAY = "akashi_gateway";
    private static final String BECOME = "select set_config('role', $1, true), set_config($2, $3, true)";

    private final SqlClient reads;
    private final Pool writes;
    private final Duration deadline;

    Database(
            Vertx vertx,
            Pool writes,
            StorageConfig config,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        PgConnectOptions connect = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPipeliningLimit(config.pipelining())
                .addProperty("application_name", "akashi-reads")
                .addProperty("role", GATEWAY)
                .addProperty(
                        "statement_timeout", Long.toString(config.deadline().toMillis()));
        this.reads = PgBuilder.client()
                .with(new PoolOptions().setMaxSize(config.readConnections()).setMaxLifetime(600))
                .connectingTo(connect)
                .using(vertx)
                .build();
        this.writes = writes;
        this.deadline = config.deadline();
    }

    /// For single look-ups by prepared statement, many at once on few connections.
    public SqlClient reads() {
        return reads;
    }

    /// For statements that change something.
    public Pool writes() {
        return writes;
    }

    /// One transaction: commits when the work ends well, rolls back when it fails.
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return writes.withTransaction(work);
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
        return answer.ifNoItem().after(deadline).failWith(() -> new TooSlowException("PostgreSQL", deadline));
    }

    @PreDestroy
    void close() {
        reads.closeAndForget();
    }
}
