package jp.akashi.operations.audit;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.akashi.vocabulary.Bytes;

/// Proves to others, who hold a signed checkpoint, what is in a tree: one entry, or an earlier tree.
@Singleton
public final class ProveAudit {
    private final DataSource database;

    ProveAudit(DataSource database) {
        this.database = database;
    }

    /// An entry's content, its place, and the hashes that lead from it to the root of the tree of that size.
    public record Inclusion(String content, long leafIndex, long treeSize, Bytes root, List<Bytes> path) {}

    /// The hashes that lead from a smaller tree to a larger one, and the roots of both.
    public record Consistency(long from, Bytes fromRoot, long to, Bytes toRoot, List<Bytes> path) {}

    /// Empty when there is no such entry in the tree of that size; without a size it is the present tree.
    public Uni<Optional<Inclusion>> inclusion(String municipality, long entry, OptionalLong size) {
        return onTree(municipality, tree -> {
            long of = size.orElse(tree.size());
            Optional<StoredTree.Place> place = tree.find(entry);
            return place.filter(found -> found.index() < of && of <= tree.size())
                    .map(found -> new Inclusion(
                            found.content(),
                            found.index(),
                            of,
                            tree.root(of),
                            new MerkleProofs(tree::subtree).inclusion(found.index(), of)));
        });
    }

    /// Empty when the tree never had these sizes.
    public Uni<Optional<Consistency>> consistency(String municipality, long from, long to) {
        return onTree(municipality, tree -> {
            if (from < 1 || from > to || to > tree.size()) {
                return Optional.empty();
            }
            List<Bytes> path = new MerkleProofs(tree::subtree).consistency(from, to);
            return Optional.of(new Consistency(from, tree.root(from), to, tree.root(to), path));
        });
    }

    private <T> Uni<T> onTree(String municipality, Function<StoredTree, T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try (Connection connection = database.getConnection()) {
                        return work.apply(StoredTree.of(connection, municipality));
                    } catch (SQLException e) {
                        throw new IllegalStateException("the audit's tree cannot be read", e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
