package jp.akashi.platform.storage;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.reactive.mutiny.Mutiny;

/// Hibernate sessions for work whose cost does not matter, each one transaction; only `*Table` classes use them.
///
/// The same rights as `Database`: as the gateway, in one municipality's area, or as a writer into the areas of others.
/// Every session has a context of its own: a caller's parallel work never meets in one (hibernate-reactive #950).
@Singleton
public final class Sessions {
    private static final String BECOME = "select set_config('role', ?1, true), set_config(?2, ?3, true)";

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final Duration deadline;

    Sessions(Mutiny.SessionFactory sessions, Vertx vertx, StorageConfig config) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.deadline = config.sessionDeadline();
    }

    // The first query of a start loads some thousand classes: never on an event loop, where certificates would wait.
    void warmUp(@Observes StartupEvent started) {
        String anyRow = sessions.getMetamodel().getEntities().iterator().next().getName();
        ((HibernateCriteriaBuilder) sessions.getCriteriaBuilder()).createQuery("from " + anyRow, Object.class);
    }

    /// One transaction as the gateway, which changes no record.
    public <T> Uni<T> inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return onOwnContext(sessions.withTransaction(work))
                .ifNoItem()
                .after(deadline)
                .failWith(() -> new TooSlowException("PostgreSQL", deadline));
    }

    /// One transaction of a municipality's own work: finds and writes the rows of this area, and no other's.
    public <T> Uni<T> inArea(String municipality, Function<Mutiny.Session, Uni<T>> work) {
        return as(WorkRole.AREA, municipality, work);
    }

    /// One transaction of a writer into the areas of others, named `<source> <name>`: finds only what it wrote itself.
    public <T> Uni<T> elsewhere(String writer, Function<Mutiny.Session, Uni<T>> work) {
        return as(WorkRole.WRITER, writer, work);
    }

    private <T> Uni<T> as(WorkRole role, String whom, Function<Mutiny.Session, Uni<T>> work) {
        return inTransaction(session -> session.createNativeQuery(BECOME, Object[].class)
                .setParameter(1, role.role())
                .setParameter(2, role.setting())
                .setParameter(3, whom)
                .getSingleResult()
                .chain(() -> work.apply(session)));
    }

    private <T> Uni<T> onOwnContext(Uni<T> work) {
        Uni<T> alone = Uni.createFrom().emitter(answer -> {
            Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            // A new context is nobody's yet: without the mark Quarkus refuses a session on it.
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(_ -> work.subscribe().with(answer::complete, answer::fail));
        });
        Context asker = Vertx.currentContext();
        return asker == null ? alone : alone.emitOn(task -> asker.runOnContext(_ -> task.run()));
    }
}
