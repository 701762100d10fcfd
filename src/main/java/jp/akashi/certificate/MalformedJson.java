package jp.akashi.certificate;

/// JSON that is broken or shaped otherwise than its format allows. The rule names members and shapes, never values.
///
/// Carries no stack trace: whoever reads what strangers present meets it often.
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    public MalformedJson(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
