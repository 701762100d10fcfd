package jp.akashi.channel;

/// A request whose form cannot be read. Names the field, never what stood in it.
public final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public MalformedRequestException(String field) {
        // A caller's mistake is no event worth a stack trace.
        super("malformed " + field, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
