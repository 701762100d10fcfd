package jp.akashi.platform.storage;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The connections to PostgreSQL, in three pools; all can be put away and made anew.
///
/// No wait is endless: not for a connection, not for a statement, and not for a server that fell silent, whose
/// connections are closed. A pool's line is bounded.
@Singleton
final class Connections {
    private static final String GATEWAY = "akashi_gateway";

    /// In characters. What is longer is parsed and planned anew at every use; the client's own limit is 2,048.
    private static final int LONGEST_STATEMENT = 16_384;

    private final Vertx vertx;
    private final StorageConfig config;
    private final PgConnectOptions server;
    private volatile Pools pools;

    /// Statements that only look up share connections; every other one has a connection of its own, and those of what
    /// may be paid for a line of their own.
    record Pools(SqlClient reads, Pool writes, Pool paid) {
        void close() {
            reads.closeAndForget();
            writes.closeAndForget();
            paid.closeAndForget();
        }
    }

    Connections(
            Vertx vertx,
            StorageConfig config,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        this.config = config;
        this.server = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                .setUser(user)
                .setPassword(password);
        this.pools = open();
    }

    Pools current() {
        return pools;
    }

    /// Leaves all present connections, which end by themselves, and starts with none.
    synchronized void renew() {
        Pools left = pools;
        pools = open();
        left.close();
    }

    private Pools open() {
        return new Pools(
                PgBuilder.client()
                        .with(pool(config.readConnections()))
                        .connectingTo(
                                connection("akashi-reads", config.deadline()).setPipeliningLimit(config.pipelining()))
                        .using(vertx)
                        .build(),
                owned("akashi", config.writeConnections(), config.deadline()),
                owned("akashi-paid", config.paidConnections(), config.paidDeadline()));
    }

    private Pool owned(String name, int size, Duration longestWait) {
        return PgBuilder.pool()
                .with(pool(size)
                        .setConnectionTimeout((int) longestWait.toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(connection(name, config.statement()))
                .using(vertx)
                .build();
    }

    private PoolOptions pool(int size) {
        return new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(config.waiting())
                // Unused connections go before they could be taken for silent ones.
                .setIdleTimeout((int) config.silence().dividedBy(2).toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime(10)
                .setMaxLifetimeUnit(TimeUnit.MINUTES);
    }

    private PgConnectOptions connection(String name, Duration statement) {
        PgConnectOptions options = new PgConnectOptions(server)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                .addProperty("application_name", name)
                .addProperty("role", GATEWAY)
                .addProperty("statement_timeout", Long.toString(statement.toMillis()))
                .addProperty("idle_in_transaction_session_timeout", Long.toString(statement.toMillis()));
        options.setConnectTimeout((int) config.deadline().toMillis());
        options.setReadIdleTimeout((int) config.silence().toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    @PreDestroy
    void close() {
        pools.close();
    }
}
