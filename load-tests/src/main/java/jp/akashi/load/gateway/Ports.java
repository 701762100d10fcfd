package jp.akashi.load.gateway;

/// Where the gateway under test listens; `AKASHI_LOAD_PORT` names the first of three ports in a row.
public record Ports(int http, int https, int management) {
    private static final int FIRST = 18480;

    public static Ports read() {
        String named = System.getenv("AKASHI_LOAD_PORT");
        int first = named == null ? FIRST : Integer.parseInt(named);
        return new Ports(first, first + 1, first + 2);
    }
}
