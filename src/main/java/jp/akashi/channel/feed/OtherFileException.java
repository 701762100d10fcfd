package jp.akashi.channel.feed;

/// What arrived is not what its sender declared.
final class OtherFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String header;

    /// The header that declared it.
    OtherFileException(String header) {
        super("not as declared", null, false, false);
        this.header = header;
    }

    String header() {
        return header;
    }
}
