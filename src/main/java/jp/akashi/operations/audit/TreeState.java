package jp.akashi.operations.audit;

/// How far a municipality's tree has come: the tree itself, and the place of its last leaf's entry.
record TreeState(Frontier frontier, long lastXact, long lastId) {
    static TreeState empty() {
        return new TreeState(Frontier.empty(), 0, 0);
    }
}
