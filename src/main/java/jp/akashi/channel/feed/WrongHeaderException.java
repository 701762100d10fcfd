package jp.akashi.channel.feed;

/// A file without the header it should have.
final class WrongHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    /// The column that is missing or doubled, or the position (`#10`) of one that has no place here.
    WrongHeaderException(String column) {
        super("wrong header", null, false, false);
        this.column = column;
    }

    String column() {
        return column;
    }
}
