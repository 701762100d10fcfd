package jp.akashi.faults;

/// How often things are broken: a little with every build, as often as `docs/reliability.md` asks with `-Dfaults=full`;
/// `-Dfaults.kills` runs the kills of a node in several goes.
record Scale(int kills, int databaseKills, int rollingRestarts, int hangUps, int slowCallers, int heapSeconds) {
    static Scale ofThisRun() {
        return "full".equals(System.getProperty("faults"))
                ? new Scale(Integer.getInteger("faults.kills", 200), 20, 20, 10_000, 1_000, 60)
                : new Scale(1, 1, 1, 200, 200, 4);
    }
}
