package jp.akashi.faults;

/// How often things are broken: a little with every build, as often as `docs/reliability.md` asks with `-Dfaults=full`.
record Scale(int kills, int databaseKills, int rollingRestarts, int hangUps) {
    static Scale ofThisRun() {
        return "full".equals(System.getProperty("faults")) ? new Scale(200, 20, 20, 10_000) : new Scale(1, 1, 1, 200);
    }
}
